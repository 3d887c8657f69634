// 通学区域 over any base map: edges and names of the school districts, shown when asked for. Names are
// HTML, so no base map needs letters for them.
import type { Map as LibreMap, Marker } from "maplibre-gl";
import { make, type Config, type Library } from "./config";
import { middle } from "./labels";

const id = "school-districts";

export class SchoolDistricts {
  private on = false;
  private names: Marker[] = [];

  constructor(private library: Library, private map: LibreMap, private config: Config, private colour: () => string) {
    map.on("style.load", () => this.on && this.draw()); // a new style (dark mode) forgets what was drawn
  }

  static known(config: Config) {
    return Boolean(config.layers.school_districts) && !config.only;
  }

  async toggle(): Promise<boolean> {
    this.on = !this.on;
    if (this.on) await this.name();
    else this.names.splice(0).forEach((name) => name.remove());
    if (this.on) this.draw();
    else this.erase();
    return this.on;
  }

  private draw() {
    if (this.map.getSource(id)) return;
    this.map.addSource(id, { type: "geojson", data: new URL(this.config.layers.school_districts, location.href).href });
    this.map.addLayer({ id: `${id}-area`, type: "fill", source: id, paint: { "fill-color": this.colour(), "fill-opacity": 0.07 } });
    this.map.addLayer({ id: `${id}-edge`, type: "line", source: id, paint: { "line-color": this.colour(), "line-width": 2.5, "line-dasharray": [3, 1.5] } });
  }

  private erase() {
    for (const part of ["area", "edge"]) if (this.map.getLayer(`${id}-${part}`)) this.map.removeLayer(`${id}-${part}`);
    if (this.map.getSource(id)) this.map.removeSource(id);
  }

  private async name() {
    const answer = await fetch(this.config.layers.school_districts);
    if (!answer.ok) return;
    const { features } = (await answer.json()) as GeoJSON.FeatureCollection;
    for (const { geometry, properties } of features.flatMap(middle)) {
      const element = make("span", "school-name", properties?.school ?? properties?.name);
      const at = (geometry as GeoJSON.Point).coordinates as [number, number];
      this.names.push(new this.library.Marker({ element }).setLngLat(at).addTo(this.map));
    }
  }
}
