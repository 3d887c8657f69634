// GeoJSON: one feature is one record; its properties are the cells, its point becomes latitude and
// longitude.
#pragma once

#include <memory>
#include <string>

#include "datasets/source_file.h"

namespace datasets {

bool looks_like_geojson(const std::string& path);
base::Result<std::unique_ptr<SourceFile>, FileRefusal> open_geojson(const std::string& path);

}  // namespace datasets
