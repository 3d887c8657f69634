// The bytes of .shp and .dbf (ESRI Shapefile Technical Description, 1998; dBASE III).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace shapes {

struct XY {
    double x, y;
    bool operator==(const XY&) const = default;
};
using Line = std::vector<XY>;

struct Shape {
    enum class Kind { None, Points, Lines, Areas } kind = Kind::None;
    std::vector<Line> parts{};  // lines, rings; of points: one part
};

base::Result<std::vector<Shape>, std::string> read_shp(std::string_view bytes);

// Of each record the columns that hold text, in the order of the shapes. utf8: as .cpg says.
using Properties = std::vector<std::pair<std::string, std::string>>;
std::vector<Properties> read_dbf(std::string_view bytes, bool utf8);

}  // namespace shapes
