// The map library as an asset of its own (maplibre.js): loaded when a map comes into sight, and kept
// by browsers for as long as the library stays the same. Its worker is map-worker.js.
import library from "maplibre-gl/dist/maplibre-gl-csp.js";

export default library;
