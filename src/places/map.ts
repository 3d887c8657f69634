// Pages with places: the map (<place-map>), the button «現在地から近い順» (<use-here>), and filter forms
// that leave empty fields out of the address. All of these pages work without.
import { PlaceMap } from "./map/place_map";
import { UseHere } from "./map/use_here";

customElements.define("place-map", PlaceMap);
customElements.define("use-here", UseHere);

for (const form of document.querySelectorAll<HTMLFormElement>("form.place-filter")) {
  form.addEventListener("formdata", ({ formData }) => {
    for (const name of [...formData.keys()])
      if (formData.getAll(name).every((value) => value === "")) formData.delete(name);
  });
}
