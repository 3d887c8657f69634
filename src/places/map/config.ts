// What the server tells the map (map_config.cpp), and what a place on it is (place_json.cpp).
import type { Feature, Point } from "geojson";

export type Library = typeof import("maplibre-gl");

export interface Config {
  kind: "geojson" | "style" | "raster" | "pmtiles";
  url: string;
  centre: [number, number];
  zoom: number;
  minZoom: number;
  maxZoom: number;
  bounds?: [number, number, number, number];
  attribution: string;
  layers: Record<string, string>;
  names: string;
  language: string;
  library: string;
  worker: string;
  icons: string;
  pmtiles?: string;
  places?: string;
  filtered?: boolean;
  only?: { name: string; group: string; icon: string; longitude: number; latitude: number };
  words: Record<string, string>;
  groups: { name: string; text: string }[];
}

export interface PlaceFacts {
  id: number;
  name: string;
  kind: string;
  kind_name: string;
  group: string;
  icon: string;
  url: string;
  open?: string;
  open_words?: string;
  open_more?: string;
  approximate?: boolean;
}

export type Place = Feature<Point | null, PlaceFacts>;

// An element with a class and text; text never becomes HTML.
export function make<K extends keyof HTMLElementTagNameMap>(tag: K, className = "", text = ""): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

export function icon(icons: string, name: string): SVGSVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${icons}#${name}`);
  svg.append(use);
  return svg;
}
