// From the metres of a plane map (平面直角座標系) to degrees.
#pragma once

#include <optional>
#include <string_view>

#include "base/result.h"
#include "shapes/shapefile.h"

namespace shapes {

struct Degrees {
    double longitude, latitude;
};

class Projection {
  public:
    // prj: what the .prj says (WKT); "": degrees. Refused: another projection, the datum of before
    // 2002 (日本測地系), which lies 400 metres beside.
    static base::Result<Projection, std::string> from(std::string_view prj);
    Degrees degrees(XY point) const;

  private:
    bool plane_ = false;
    double meridian_ = 0, latitude_ = 0, scale_ = 1, east_ = 0, north_ = 0, unit_ = 1;
};

}  // namespace shapes
