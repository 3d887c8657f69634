// A city that serves one PMTiles file (Protomaps' layer names): the same look from vector tiles.
import type { LayerSpecification } from "maplibre-gl";
import type { Colour } from "./colour";

export function tileLayers(colour: Colour): LayerSpecification[] {
  const of = (layer: string) => ({ source: "base", "source-layer": layer });
  const name = ["coalesce", ["get", "name:ja"], ["get", "name"]] as unknown as string;
  const halo = { "text-color": colour("name"), "text-halo-color": colour("halo"), "text-halo-width": 1.6 };
  const grow = (far: number, near: number) => ["interpolate", ["exponential", 1.6], ["zoom"], 11, far, 17, near] as unknown as number;
  return [
    { id: "earth", type: "fill", ...of("earth"), paint: { "fill-color": colour("land") } },
    { id: "landuse", type: "fill", ...of("landuse"), filter: ["in", "kind", "park", "forest", "wood", "grass", "playground", "nature_reserve"], paint: { "fill-color": colour("park") } },
    { id: "water", type: "fill", ...of("water"), filter: ["==", "$type", "Polygon"], paint: { "fill-color": colour("water") } },
    { id: "rivers", type: "line", ...of("water"), filter: ["==", "$type", "LineString"], paint: { "line-color": colour("water-edge"), "line-width": grow(0.6, 4) } },
    { id: "buildings", type: "fill", ...of("buildings"), minzoom: 14.5, paint: { "fill-color": colour("border"), "fill-opacity": 0.35 } },
    { id: "road-edges", type: "line", ...of("roads"), filter: ["!=", "kind", "rail"], paint: { "line-color": colour("road-edge"), "line-width": grow(1.6, 13) } },
    { id: "roads", type: "line", ...of("roads"), filter: ["!=", "kind", "rail"], paint: { "line-color": colour("road"), "line-width": grow(0.8, 10) } },
    { id: "rails", type: "line", ...of("roads"), filter: ["==", "kind", "rail"], paint: { "line-color": colour("rail"), "line-width": grow(1, 3) } },
    { id: "places", type: "symbol", ...of("places"), layout: { "text-field": name, "text-font": ["Noto Sans JP", "Hiragino Sans", "Meiryo"], "text-size": 12 }, paint: halo },
  ];
}
