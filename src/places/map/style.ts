// The base map as a MapLibre style: the city's own layers in our colours (map.css, light and dark), or
// what its settings name. Letters are drawn by the browser: no glyph server is asked.
import type { LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Colour } from "./colour";
import type { Config } from "./config";
import { labelLayers, labelSources } from "./labels";
import { tileLayers } from "./tiles";

export async function baseStyle(config: Config, host: HTMLElement): Promise<StyleSpecification | string> {
  if (config.kind === "style") return config.url;
  const computed = getComputedStyle(host);
  const colour: Colour = (name) => computed.getPropertyValue(`--map-${name}`).trim() || "#888";
  const style: StyleSpecification = { version: 8, sources: {}, layers: [background(colour("boundary" in config.layers ? "outside" : "land"))] };
  if (config.kind === "raster") {
    style.sources.base = { type: "raster", tiles: [config.url], tileSize: 256, attribution: config.attribution, maxzoom: config.maxZoom };
    style.layers.push({ id: "base", type: "raster", source: "base" });
    return style;
  }
  if (config.kind === "pmtiles") {
    style.sources.base = { type: "vector", url: `pmtiles://${new URL(config.url, location.href)}`, attribution: config.attribution };
    style.layers.push(...tileLayers(colour));
    return style;
  }
  for (const [name, address] of Object.entries(config.layers)) style.sources[name] = { type: "geojson", data: new URL(address, location.href).href, tolerance: 0.2 };
  Object.assign(style.sources, await labelSources(config));
  style.layers.push(...ground(colour).filter(({ source }) => source in config.layers), ...labelLayers(config, colour));
  return style;
}

// Where nobody drew the city's edge, all of it is land.
function background(colour: string): LayerSpecification {
  return { id: "background", type: "background", paint: { "background-color": colour } };
}

type Drawn = LayerSpecification & { source: string };

// Widths grow with the zoom: [at 11, at 16].
function width(far: number, near: number) {
  return ["interpolate", ["exponential", 1.6], ["zoom"], 11, far, 16, near] as unknown as number;
}

function ground(colour: Colour): Drawn[] {
  const large = ["match", ["get", "kind"], "国道", 1.5, "県道", 1.2, 1];
  const road = (far: number, near: number) =>
    ["interpolate", ["exponential", 1.6], ["zoom"], 11, ["*", far, large], 16, ["*", near, large]] as unknown as number;
  const round = { "line-cap": "round", "line-join": "round" } as const;
  return [
    { id: "land", type: "fill", source: "boundary", paint: { "fill-color": colour("land") } },
    { id: "green", type: "fill", source: "green", paint: { "fill-color": ["match", ["get", "kind"], "wood", colour("wood"), colour("park")] } },
    { id: "districts", type: "line", source: "districts", paint: { "line-color": colour("border"), "line-width": width(0.8, 1.6), "line-dasharray": [4, 3] } },
    { id: "water", type: "fill", source: "water", paint: { "fill-color": colour("water") } },
    { id: "water-edge", type: "line", source: "water", layout: round, paint: { "line-color": colour("water-edge"), "line-width": width(0.6, 1.4) } },
    { id: "road-edges", type: "line", source: "roads", layout: round, paint: { "line-color": colour("road-edge"), "line-width": road(2.2, 13) } },
    { id: "roads", type: "line", source: "roads", layout: round, paint: { "line-color": colour("road"), "line-width": road(1.2, 10) } },
    { id: "railway", type: "line", source: "railway", paint: { "line-color": colour("rail"), "line-width": width(2, 5) } },
    { id: "sleepers", type: "line", source: "railway", paint: { "line-color": colour("land"), "line-width": width(1, 3), "line-dasharray": [4, 4] } },
    { id: "border", type: "line", source: "border", layout: round, paint: { "line-color": colour("edge"), "line-width": width(1.2, 2.4) } },
    { id: "city-edge", type: "line", source: "boundary", layout: round, paint: { "line-color": colour("edge"), "line-width": width(1.2, 2.4) } },
  ];
}
