// A colour of the map by its name in map.css ("water"), as the page shows it now (light or dark).
export type Colour = (name: string) => string;
