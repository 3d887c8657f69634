// Marks: one per place, by group in colour AND shape, with an icon; places that lie close become a
// ring whose parts show which groups are in it. HTML, so they are sharp, themed and can be named.
import type { GeoJSONSource, Map as LibreMap, MapGeoJSONFeature, Marker } from "maplibre-gl";
import { icon, make, type Config, type Library, type Place, type PlaceFacts } from "./config";
import type { PlacePopup } from "./popup";

const source = "hagukumi-places"; // base maps have layers called "places"

export class Marks {
  private shown = new Map<string, Marker>();
  private lit: number | null = null;
  private places: Place[] = [];

  constructor(private library: Library, private map: LibreMap, private config: Config, private popup: PlacePopup) {}

  show(places: Place[]) {
    this.places = places;
    const add = () => this.addSource();
    if (this.map.isStyleLoaded()) add();
    this.map.on("style.load", add);
    this.map.on("render", () => {
      if (this.map.getSource(source) && this.map.isSourceLoaded(source)) this.sync();
    });
  }

  showOnly(place: NonNullable<Config["only"]>) {
    const element = this.pin(place.group, place.icon);
    element.setAttribute("role", "img");
    element.setAttribute("aria-label", place.name);
    new this.library.Marker({ element }).setLngLat([place.longitude, place.latitude]).addTo(this.map);
  }

  light(id: number | null) {
    this.lit = id;
    for (const [key, marker] of this.shown) marker.getElement().classList.toggle("is-active", key === `place-${id}`);
  }

  private addSource() {
    if (this.map.getSource(source)) return;
    const groups = Object.fromEntries(
      this.config.groups.map(({ name }) => [name, ["+", ["case", ["==", ["get", "group"], name], 1, 0]]]),
    );
    this.map.addSource(source, {
      type: "geojson",
      data: { type: "FeatureCollection", features: this.places as GeoJSON.Feature[] },
      cluster: true,
      clusterRadius: 44,
      maxzoom: this.config.maxZoom + 1,
      clusterMaxZoom: this.config.maxZoom,
      clusterProperties: groups,
    });
    // Never seen: a source is only read when a layer draws it.
    this.map.addLayer({ id: source, type: "circle", source, paint: { "circle-radius": 1, "circle-opacity": 0 } });
  }

  private sync() {
    const wanted = new Map<string, MapGeoJSONFeature>();
    for (const feature of this.map.querySourceFeatures(source)) wanted.set(keyOf(feature), feature as MapGeoJSONFeature);
    for (const [key, marker] of this.shown)
      if (!wanted.has(key)) {
        marker.remove();
        this.shown.delete(key);
      }
    for (const [key, feature] of wanted) {
      if (this.shown.has(key)) continue;
      const at = (feature.geometry as GeoJSON.Point).coordinates as [number, number];
      const element = feature.properties.cluster ? this.ring(feature, at) : this.place(feature.properties as PlaceFacts, at);
      this.shown.set(key, new this.library.Marker({ element }).setLngLat(at).addTo(this.map));
    }
  }

  private place(facts: PlaceFacts, at: [number, number]) {
    const element = this.pin(facts.group, facts.icon, "button");
    element.setAttribute("aria-label", `${facts.name} ${facts.kind_name}`);
    element.title = facts.name;
    element.tabIndex = -1; // the list is the road of the keyboard
    element.classList.toggle("is-active", facts.id === this.lit);
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      this.popup.open(at, [facts], element);
    });
    return element;
  }

  private pin(group: string, name: string, tag: "button" | "span" = "span"): HTMLElement {
    const element = make(tag, "pin");
    if (element instanceof HTMLButtonElement) element.type = "button";
    element.dataset.group = group;
    const face = make("span", "pin-face");
    face.append(icon(this.config.icons, name));
    const edge = make("span", "pin-edge");
    edge.append(face);
    element.append(edge);
    return element;
  }

  private ring(feature: MapGeoJSONFeature, at: [number, number]) {
    const count: number = feature.properties.point_count;
    const element = make("button", "ring");
    element.type = "button";
    element.tabIndex = -1;
    element.setAttribute("aria-label", this.config.words.cluster.replace("{count}", String(count)));
    element.style.background = this.parts(feature.properties, count);
    element.style.setProperty("--ring-size", `${Math.round(44 + 8 * Math.log10(count))}px`);
    element.append(make("span", "ring-count", String(count)));
    element.addEventListener("click", (event) => {
      event.stopPropagation();
      this.enter(feature, at, element);
    });
    return element;
  }

  private parts(properties: Record<string, number>, count: number) {
    let from = 0;
    const pieces: string[] = [];
    for (const { name } of this.config.groups) {
      if (!properties[name]) continue;
      const to = from + (properties[name] / count) * 360;
      pieces.push(`var(--group-${name}) ${from}deg ${to}deg`);
      from = to;
    }
    return `conic-gradient(${pieces.join(",")})`;
  }

  // Closer, or, where going closer does not part them, a list of what is here.
  private async enter(feature: MapGeoJSONFeature, at: [number, number], element: HTMLElement) {
    const places = this.map.getSource(source) as GeoJSONSource;
    const zoom = await places.getClusterExpansionZoom(feature.properties.cluster_id);
    if (zoom <= this.config.maxZoom) return this.map.easeTo({ center: at, zoom });
    const leaves = await places.getClusterLeaves(feature.properties.cluster_id, 30, 0);
    return this.popup.open(at, leaves.map((leaf) => leaf.properties as PlaceFacts), element);
  }
}

function keyOf({ properties }: { properties: Record<string, unknown> }) {
  return properties.cluster ? `ring-${properties.cluster_id}` : `place-${properties.id}`;
}
