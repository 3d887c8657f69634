// Buttons on the map: larger, smaller, everything, where I am. Real buttons of 44 px with names.
import type { Map as LibreMap } from "maplibre-gl";
import { boundsOf } from "./bounds";
import { icon, make, type Config, type Library, type Place } from "./config";
import { SchoolDistricts } from "./overlay";

export function addControls(host: HTMLElement, map: LibreMap, library: Library, config: Config, places: Place[]) {
  const bar = make("div", "map-buttons");
  bar.append(
    button("＋", config.words.zoom_in, () => map.zoomIn()),
    button("－", config.words.zoom_out, () => map.zoomOut()),
  );
  if (places.length > 1) bar.append(button(icon(config.icons, "map"), config.words.whole, () => showAll(map, places)));
  if ("geolocation" in navigator && !config.only) bar.append(locateButton(host, map, library, config));
  if (SchoolDistricts.known(config)) bar.append(schoolsButton(host, map, library, config));
  host.prepend(bar);
}

function button(face: string | Element, name: string, press: () => void) {
  const made = make("button", "map-button");
  made.type = "button";
  made.title = name;
  made.setAttribute("aria-label", name);
  made.append(face);
  made.addEventListener("click", press);
  return made;
}

function schoolsButton(host: HTMLElement, map: LibreMap, library: Library, config: Config) {
  const colour = () => getComputedStyle(host).getPropertyValue("--map-school").trim() || "#7e22ce";
  const districts = new SchoolDistricts(library, map, config, colour);
  const made = button(icon(config.icons, "book"), config.words.schools, async () => {
    made.setAttribute("aria-pressed", String(await districts.toggle()));
  });
  made.setAttribute("aria-pressed", "false");
  return made;
}

function showAll(map: LibreMap, places: Place[]) {
  map.fitBounds(boundsOf(places), { padding: 56, maxZoom: 15 });
}

function locateButton(host: HTMLElement, map: LibreMap, library: Library, config: Config) {
  const you = make("span", "map-you");
  you.setAttribute("role", "img");
  you.setAttribute("aria-label", config.words.you);
  const marker = new library.Marker({ element: you });
  const status = make("p", "map-status");
  status.setAttribute("role", "status");
  host.append(status);
  const failed = () => (status.textContent = config.words.here_failed);
  return button(icon(config.icons, "locate"), config.words.locate, () =>
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      status.textContent = "";
      const here: [number, number] = [coords.longitude, coords.latitude];
      marker.setLngLat(here).addTo(map);
      map.easeTo({ center: here, zoom: Math.max(map.getZoom(), 14.5) });
    }, failed, { timeout: 10000 }),
  );
}
