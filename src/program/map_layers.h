// The layers of a map from the files of a folder: GeoJSON and Shapefiles.
#pragma once

#include <string>
#include <vector>

namespace program {

// Writes folder/map/<layer>.geojson; answers the lines of [map] that name them. A file that cannot
// be drawn is said on standard error and left out.
std::string draw_layers(const std::vector<std::string>& files, const std::string& folder);

}  // namespace program
