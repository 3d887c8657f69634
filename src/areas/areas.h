// areas (地域): where things are: the towns and stations of a city, its districts, its school
// districts (通学区域) and its population by age. Not facilities: nobody visits a district.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace db {
class ReadTx;
class Row;
class WriteTx;
}  // namespace db
namespace datasets {
struct Kind;
}
namespace web {
class Site;
}

namespace areas {

struct Point {
    double latitude = 0;
    double longitude = 0;
};

double distance_metres(Point a, Point b);  // great circle

struct NamedPoint {
    std::string name;
    Point point;
    bool station = false;
};

// The towns and stations of a city, from map/towns.json and map/stations.json (町丁目の代表点).
// Kept per Site: site.part<areas::Gazetteer>().
class Gazetteer {
  public:
    explicit Gazetteer(web::Site& site);
    explicit Gazetteer(std::vector<NamedPoint> points) : points_(std::move(points)) {}
    // "新松戸", "新松戸駅", "本町二丁目": the best match of what a person typed.
    const NamedPoint* find(std::string_view typed) const;
    // The town an address lies in, by the longest name that stands in it.
    const NamedPoint* of_address(std::string_view address) const;
    const std::vector<NamedPoint>& all() const { return points_; }

  private:
    std::vector<NamedPoint> points_;
};

// Areas drawn on the map (GeoJSON polygons with a name): districts 地区, school_districts 通学区域.
class Districts {
  public:
    explicit Districts(web::Site& site);
    std::vector<std::string> names() const;  // 地区
    std::optional<std::string> district_of(Point point) const;
    std::optional<std::string> school_district_of(Point point) const;

  private:
    struct Area {
        std::string name;
        std::vector<std::vector<Point>> rings;
    };
    std::vector<Area> districts_, school_districts_;
};

std::vector<datasets::Kind> datasets();  // 通学区域 and 地域・年齢別人口

}  // namespace areas
