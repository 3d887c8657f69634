// areas (地域): where things are: the towns and stations of a city, its districts, its school
// districts (通学区域) and its population by age. Not facilities: nobody visits a district.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/date.h"

namespace city {
struct City;
}
namespace db {
class ReadTx;
}
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
    std::string kana{};
    bool whole = false;  // 本町, where the city lists 本町一丁目, 本町二丁目… : the middle of them
};

// The towns and stations of a city, from the map's `towns` and `stations` (町丁目の代表点).
// Kept per Site: site.part<areas::Gazetteer>().
class Gazetteer {
  public:
    explicit Gazetteer(web::Site& site);
    explicit Gazetteer(const city::City& city);
    explicit Gazetteer(std::vector<NamedPoint> points);
    // "新松戸", "新松戸駅", "本町2丁目", "本町" (all of it): the best match of what a person typed.
    const NamedPoint* find(std::string_view typed) const;
    // The town an address lies in, by the longest name that stands in it.
    const NamedPoint* of_address(std::string_view address) const;
    const std::vector<NamedPoint>& all() const { return points_; }

  private:
    void add_whole_towns();
    std::vector<NamedPoint> points_;
    std::vector<std::string> plain_;  // names as they are compared, by index of points_
    std::unordered_map<std::string, std::vector<std::size_t>> by_start_;  // first character → towns
};

// Areas drawn on the map (GeoJSON polygons with a name): districts 地区, school_districts 通学区域.
class Districts {
  public:
    explicit Districts(web::Site& site);
    explicit Districts(const city::City& city);
    std::vector<std::string> names() const;  // 地区
    std::optional<std::string> district_of(Point point) const;
    std::optional<std::string> school_district_of(Point point) const;
    // The school itself, as far as the map names it: 本町小学校 for 本町小学校区.
    std::optional<std::string> school_of(Point point) const;

  private:
    struct Area {
        std::string name, school;
        std::vector<std::vector<Point>> rings;
        Point least, most;
    };
    static std::vector<Area> read(const std::string& file);
    static const Area* containing(const std::vector<Area>& areas, Point point);
    std::vector<Area> districts_, school_districts_;
};

// 通学区域: the school that the children of these towns go to.
struct SchoolDistrict {
    std::string school, kana;
    std::vector<std::string> towns;
    std::string note;
};
std::vector<SchoolDistrict> list_school_districts(db::ReadTx& tx);

// 地域・年齢別人口: one area, as it was counted last.
struct Population {
    std::string area;
    base::Date counted;
    std::int64_t total = 0;
    std::int64_t children = 0;  // 0 to 14 years, as far as the file says
    std::optional<std::int64_t> households;
};
std::vector<Population> list_population(db::ReadTx& tx);

std::vector<datasets::Kind> datasets();  // 通学区域 and 地域・年齢別人口

}  // namespace areas
