// The small card above a mark: its name as a link, whether it is open. Several places in one spot
// become a list. Escape closes it and gives the focus back.
import type { Map as LibreMap, Popup } from "maplibre-gl";
import { icon, make, type Config, type Library, type PlaceFacts } from "./config";

export class PlacePopup {
  private popup: Popup;
  private cameFrom: HTMLElement | null = null;
  onChange: (id: number | null) => void = () => {};

  constructor(library: Library, private map: LibreMap, private config: Config) {
    this.popup = new library.Popup({ closeButton: false, closeOnClick: true, maxWidth: "19rem", offset: 22, focusAfterOpen: false });
    this.popup.on("close", () => this.onChange(null));
    document.addEventListener("keydown", (event) => {
      if (event.key === "Escape" && this.popup.isOpen()) this.close();
    });
  }

  open(at: [number, number], places: PlaceFacts[], cameFrom: HTMLElement | null) {
    const card = make("div", "map-card");
    for (const place of places) card.append(this.entry(place, places.length === 1));
    const close = make("button", "icon-button map-close");
    close.type = "button";
    close.setAttribute("aria-label", this.config.words.close);
    close.append(icon(this.config.icons, "close"));
    close.addEventListener("click", () => this.close());
    card.append(close);
    this.popup.setLngLat(at).setDOMContent(card).addTo(this.map);
    this.cameFrom = cameFrom;
    this.onChange(places.length === 1 ? places[0].id : null);
    // Who came by keyboard goes on in the card; a pointer needs no focus there.
    if (cameFrom?.matches(":focus-visible")) card.querySelector<HTMLElement>("a")?.focus({ preventScroll: true });
  }

  private entry(place: PlaceFacts, whole: boolean) {
    const entry = make("div", "map-entry");
    entry.append(make("p", "kicker", place.kind_name));
    const link = make("a", "map-name", place.name);
    link.href = place.url;
    entry.append(link);
    if (place.open && whole) {
      const line = make("p", "place-line");
      line.append(make("span", `badge ${place.open}`, place.open_words), " ", make("span", "", place.open_more));
      entry.append(line);
    }
    return entry;
  }

  private close() {
    const back = this.cameFrom;
    this.popup.remove();
    if (back?.isConnected) back.focus({ preventScroll: true });
  }
}
