// Reading PMTiles files, for cities whose base map is one: loaded by them only.
export { Protocol } from "pmtiles";
