// Names on the city's own map: districts, water, parks, roads, stations, towns. Without a glyph
// server MapLibre draws the letters of the reader's own fonts.
import type { GeoJSONSourceSpecification, LayerSpecification } from "maplibre-gl";
import type { Config } from "./config";
import type { Colour } from "./colour";

const plain = ["Noto Sans JP", "Hiragino Sans", "BIZ UDPGothic", "Meiryo", "Noto Sans CJK JP"];
const bold = ["Noto Sans JP Bold", ...plain]; // the word Bold sets the weight

// Polygons get their name once, in their middle, not once per tile.
export async function labelSources(config: Config) {
  const sources: Record<string, GeoJSONSourceSpecification> = {
    names: { type: "geojson", data: new URL(config.names, location.href).href },
  };
  for (const name of ["districts", "water", "green"]) {
    if (!config.layers[name]) continue;
    const answer = await fetch(config.layers[name]);
    if (!answer.ok) continue;
    const { features } = (await answer.json()) as GeoJSON.FeatureCollection;
    sources[`${name}-names`] = { type: "geojson", data: { type: "FeatureCollection", features: features.flatMap(middle) } };
  }
  return sources;
}

// The centre of gravity of the largest ring.
export function middle({ geometry, properties }: GeoJSON.Feature): GeoJSON.Feature[] {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.type === "MultiPolygon" ? geometry.coordinates : [];
  let best = { area: 0, at: [0, 0] };
  for (const [ring] of polygons) {
    let [area, x, y] = [0, 0, 0];
    ring.forEach(([x1, y1], i) => {
      const [x2, y2] = ring[(i + 1) % ring.length];
      const cross = (x1 - ring[0][0]) * (y2 - ring[0][1]) - (x2 - ring[0][0]) * (y1 - ring[0][1]);
      area += cross;
      x += (x1 + x2 - 2 * ring[0][0]) * cross;
      y += (y1 + y2 - 2 * ring[0][1]) * cross;
    });
    if (Math.abs(area) > best.area) best = { area: Math.abs(area), at: [ring[0][0] + x / (3 * area), ring[0][1] + y / (3 * area)] };
  }
  if (!best.area || !properties?.name) return [];
  return [{ type: "Feature", properties: { ...properties, area: best.area * 1e6 }, geometry: { type: "Point", coordinates: best.at } }];
}

export function labelLayers(config: Config, colour: Colour): LayerSpecification[] {
  const paint = (name: string) => ({ "text-color": colour(name), "text-halo-color": colour("halo"), "text-halo-width": 1.6 });
  const text = (font: string[], size: number) => ({ "text-field": ["get", "name"] as unknown as string, "text-font": font, "text-size": size, "text-max-width": 7 });
  const station = ["==", ["get", "station"], true] as const;
  const layers: (LayerSpecification & { source: string })[] = [
    { id: "road-names", type: "symbol", source: "roads", minzoom: 14, layout: { ...text(plain, 11), "symbol-placement": "line", "symbol-spacing": 400 }, paint: paint("name-soft") },
    { id: "water-names", type: "symbol", source: "water-names", minzoom: 12, layout: { ...text(plain, 12), "text-letter-spacing": 0.15 }, paint: paint("name-water") },
    { id: "green-names", type: "symbol", source: "green-names", minzoom: 14, layout: text(plain, 11), paint: paint("name-green") },
    { id: "town-names", type: "symbol", source: "names", minzoom: 13.6, filter: ["!", station] as never, layout: { ...text(plain, 12), "text-padding": 14 }, paint: paint("name-soft") },
    { id: "station-dots", type: "circle", source: "names", minzoom: 11.5, filter: station as never, paint: { "circle-radius": 4.5, "circle-color": colour("land"), "circle-stroke-color": colour("rail"), "circle-stroke-width": 2.5 } },
    { id: "district-names", type: "symbol", source: "districts-names", maxzoom: 14, layout: { ...text(bold, 15), "text-letter-spacing": 0.2 }, paint: paint("name-district") },
    { id: "station-names", type: "symbol", source: "names", minzoom: 11.5, filter: station as never, layout: { ...text(bold, 12), "text-variable-anchor": ["top", "bottom", "left", "right"], "text-radial-offset": 0.8 }, paint: paint("name") },
  ];
  return layers.filter(({ source }) => source === "names" || (source.replace("-names", "") in config.layers));
}
