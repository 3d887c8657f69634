// The list beside the map: a card under the pointer or the focus lights its mark; its button shows
// it on the map; a mark that is chosen marks its card.
import type { Map as LibreMap } from "maplibre-gl";
import { icon, make, type Config, type Place } from "./config";
import type { Marks } from "./marks";
import type { PlacePopup } from "./popup";

export class CardLinks {
  constructor(map: LibreMap, config: Config, places: Place[], marks: Marks, popup: PlacePopup) {
    const byId = new Map(places.map((place) => [place.properties.id, place]));
    for (const card of document.querySelectorAll<HTMLElement>(".card.place")) {
      const place = byId.get(Number(card.id.replace("place-", "")));
      if (!place?.geometry) continue;
      const at = place.geometry.coordinates as [number, number];
      const light = () => marks.light(place.properties.id);
      const dim = () => marks.light(null);
      card.addEventListener("pointerenter", light);
      card.addEventListener("pointerleave", dim);
      card.addEventListener("focusin", light);
      card.addEventListener("focusout", dim);
      card.append(showButton(config, () => {
        if (matchMedia("(max-width: 59.99rem)").matches) document.querySelector("place-map")?.scrollIntoView({ block: "start" });
        map.easeTo({ center: at, zoom: Math.max(map.getZoom(), Math.min(16, config.maxZoom)) });
        popup.open(at, [place.properties], card.querySelector("button"));
      }));
    }
    popup.onChange = (id) => activate(id);
  }
}

function showButton(config: Config, show: () => void) {
  const line = make("p", "card-show");
  const button = make("button", "button quiet");
  button.type = "button";
  button.append(icon(config.icons, "map-pin"), make("span", "", config.words.show_on_map));
  button.addEventListener("click", show);
  line.append(button);
  return line;
}

function activate(id: number | null) {
  for (const card of document.querySelectorAll(".card.place.is-active")) card.classList.remove("is-active");
  const card = id === null ? null : document.getElementById(`place-${id}`);
  card?.classList.add("is-active");
  if (matchMedia("(min-width: 60rem)").matches) card?.scrollIntoView({ block: "nearest" });
}
