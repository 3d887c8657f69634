// <place-map>: the map beside a list of places, or the small one on the page of a place. The library
// is loaded when the map comes into sight. When anything fails, the sentence inside stays: the list
// has the same places.
import type { Map as LibreMap } from "maplibre-gl";
import { type Config, type Library, type Place } from "./config";
import { addControls } from "./controls";
import { CardLinks } from "./cards";
import { Marks } from "./marks";
import { PlacePopup } from "./popup";
import { baseStyle } from "./style";
import { boundsOf } from "./bounds";

export class PlaceMap extends HTMLElement {
  private map?: LibreMap;
  private note: Element | null = null;

  connectedCallback() {
    if (this.map) return;
    const sight = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      sight.disconnect();
      this.start().then(undefined, () => this.giveUp());
    }, { rootMargin: "200px" });
    sight.observe(this);
  }

  private async start() {
    const config: Config = JSON.parse(this.querySelector("script")?.textContent ?? "{}");
    const library: Library = (await import(config.library)).default;
    library.setWorkerUrl(config.worker);
    if (config.kind === "pmtiles" && config.pmtiles) {
      const { Protocol } = await import(config.pmtiles);
      library.addProtocol("pmtiles", new Protocol().tile);
    }
    const places = config.places ? await placesOf(config.places) : [];
    const style = await baseStyle(config, this);
    const box = document.createElement("div");
    box.className = "map-box";
    this.append(box);
    const map = new library.Map({
      container: box,
      style,
      ...startView(config, places),
      minZoom: config.minZoom,
      maxZoom: config.maxZoom,
      maxBounds: roomAround(config),
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      attributionControl: config.kind === "geojson" ? false : { compact: true },
      scrollZoom: !config.only,
      fadeDuration: 120,
    });
    this.map = map;
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.getCanvas().setAttribute("role", "application"); // the region around it has the name, too
    map.getCanvas().setAttribute("aria-label", this.getAttribute("aria-label") ?? "");
    this.removeAttribute("role"); // the canvas is the region now: one landmark, not two
    this.removeAttribute("aria-label");
    this.note = this.querySelector(".map-note");
    this.note?.remove();
    const credit = document.createElement("p");
    credit.className = "map-credit";
    credit.textContent = config.attribution;
    this.append(credit);
    const popup = new PlacePopup(library, map, config);
    const marks = new Marks(library, map, config, popup);
    if (config.only) marks.showOnly(config.only);
    else marks.show(places);
    addControls(this, map, library, config, places);
    if (config.places) new CardLinks(map, config, places, marks, popup);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", async () => map.setStyle(await baseStyle(config, this)));
    map.once("load", () => this.classList.add("is-ready"));
    // Without tiles the places still stand on an empty ground; without a style nothing can be drawn.
    map.on("error", ({ error }) => {
      console.warn("map:", error?.message);
      if (map.style?.stylesheet) this.classList.add("is-ready");
      else this.giveUp();
    });
  }

  private giveUp() {
    this.map?.remove();
    for (const part of this.querySelectorAll(".map-box, .map-buttons, .map-credit, .map-status")) part.remove();
    if (this.note) this.append(this.note);
    this.classList.add("is-off");
  }
}

async function placesOf(address: string): Promise<Place[]> {
  const answer = await fetch(address);
  if (!answer.ok) return [];
  return ((await answer.json()).features as Place[]).filter((place) => place.geometry);
}

function startView(config: Config, places: Place[]) {
  if (config.only) return { center: [config.only.longitude, config.only.latitude] as [number, number], zoom: Math.min(15, config.maxZoom) };
  const around = config.filtered && places.length ? boundsOf(places) : config.bounds;
  if (around) return { bounds: around, fitBoundsOptions: { padding: config.filtered ? 56 : 8, maxZoom: 15 } };
  return { center: config.centre, zoom: config.zoom };
}

// So that nobody gets lost: half a city on every side.
function roomAround({ bounds }: Config): [number, number, number, number] | undefined {
  if (!bounds) return undefined;
  const [west, south, east, north] = bounds;
  const [x, y] = [(east - west) / 2, (north - south) / 2];
  return [west - x, south - y, east + x, north + y];
}
