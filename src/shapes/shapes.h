// shapes (図形): maps as cities publish them in Shapefiles, made into GeoJSON that a map can draw.
// Not the map itself (places) and not what lies where (areas).
#pragma once

#include <string>

#include "base/result.h"

namespace shapes {

// A border is often drawn as many lines: Closed joins them into areas where their ends meet nearly.
enum class Lines { AsTheyAre, Closed };

// "border.shp", with border.dbf (names), .prj (projection) and .cpg (encoding) beside it, as a
// FeatureCollection in degrees. Refused in one sentence.
base::Result<std::string, std::string> to_geojson(
    const std::string& shp_file, Lines lines = Lines::AsTheyAre
);

}  // namespace shapes
