// Districts and school districts drawn as polygons, and which of them a point lies in.
#include <boost/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <sstream>

#include "areas/areas.h"
#include "city/city.h"
#include "web/site.h"

namespace areas {

namespace json = boost::json;

static std::string layer_file(const city::City& city, const std::string& layer);
static std::string name_of(const json::object& feature);
static std::string school_name_of(const json::object& feature);
static std::vector<Point> read_ring(const json::value& ring);
static bool inside(const std::vector<std::vector<Point>>& rings, Point point);

double distance_metres(Point a, Point b) {
    constexpr double earth_radius = 6371008.8;
    constexpr double radians = 3.14159265358979323846 / 180;
    const double up = std::sin((b.latitude - a.latitude) * radians / 2);
    const double across = std::sin((b.longitude - a.longitude) * radians / 2);
    const double h =
        up * up + std::cos(a.latitude * radians) * std::cos(b.latitude * radians) * across * across;
    return 2 * earth_radius * std::asin(std::min(1.0, std::sqrt(h)));
}

Districts::Districts(web::Site& site) : Districts(site.city()) {}
Districts::Districts(const city::City& city)
    : districts_(read(layer_file(city, "districts"))),
      school_districts_(read(layer_file(city, "school_districts"))) {}

std::vector<std::string> Districts::names() const {
    std::vector<std::string> all;
    for (const auto& area : districts_)
        if (std::find(all.begin(), all.end(), area.name) == all.end()) all.push_back(area.name);
    return all;
}

std::optional<std::string> Districts::district_of(Point point) const {
    const auto* area = containing(districts_, point);
    return area ? std::optional(area->name) : std::nullopt;
}

std::optional<std::string> Districts::school_district_of(Point point) const {
    const auto* area = containing(school_districts_, point);
    return area ? std::optional(area->name) : std::nullopt;
}

std::optional<std::string> Districts::school_of(Point point) const {
    const auto* area = containing(school_districts_, point);
    return area ? std::optional(area->school) : std::nullopt;
}

const Districts::Area* Districts::containing(const std::vector<Area>& areas, Point point) {
    for (const auto& area : areas) {
        if (point.latitude < area.least.latitude || point.latitude > area.most.latitude ||
            point.longitude < area.least.longitude || point.longitude > area.most.longitude)
            continue;
        if (inside(area.rings, point)) return &area;
    }
    return nullptr;
}

// Every polygon is an Area of its own; those of a MultiPolygon share their name.
std::vector<Districts::Area> Districts::read(const std::string& file) {
    std::vector<Area> areas;
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    boost::system::error_code error;
    const auto root = json::parse(text.str(), error);
    const auto* collection = error ? nullptr : root.if_object();
    const auto* features = collection ? collection->if_contains("features") : nullptr;
    if (!features || !features->is_array()) return areas;
    const auto add = [&](const json::object& feature, const json::value& polygon) {
        Area area{name_of(feature), school_name_of(feature), {}, {90, 180}, {-90, -180}};
        if (const auto* rings = polygon.if_array())
            for (const auto& ring : *rings)
                area.rings.push_back(read_ring(ring));
        for (const auto& ring : area.rings)
            for (const auto& p : ring) {
                area.least.latitude = std::min(area.least.latitude, p.latitude);
                area.least.longitude = std::min(area.least.longitude, p.longitude);
                area.most.latitude = std::max(area.most.latitude, p.latitude);
                area.most.longitude = std::max(area.most.longitude, p.longitude);
            }
        areas.push_back(std::move(area));
    };
    for (const auto& feature : features->as_array()) {
        const auto* object = feature.if_object();
        const auto* geometry = object ? object->if_contains("geometry") : nullptr;
        if (!geometry || !geometry->is_object()) continue;
        const auto* type = geometry->as_object().if_contains("type");
        const auto* coordinates = geometry->as_object().if_contains("coordinates");
        if (!type || !type->is_string() || !coordinates || !coordinates->is_array()) continue;
        if (type->as_string() == "Polygon") add(*object, *coordinates);
        if (type->as_string() == "MultiPolygon")
            for (const auto& polygon : coordinates->as_array())
                add(*object, polygon);
    }
    return areas;
}

static std::string layer_file(const city::City& city, const std::string& layer) {
    const auto file = city.map.layers.find(layer);
    return file == city.map.layers.end() ? "" : city.folder + "/" + file->second;
}

static std::string first_of(
    const json::object& feature, std::initializer_list<std::string_view> keys
) {
    const auto* properties = feature.if_contains("properties");
    if (!properties || !properties->is_object()) return "";
    for (const auto key : keys)
        if (const auto* value = properties->as_object().if_contains(key))
            if (value->is_string() && !value->as_string().empty())
                return std::string(value->as_string());
    return "";
}

// Cities and 国土数値情報 name the property of the name differently.
static std::string name_of(const json::object& feature) {
    return first_of(
        feature,
        {"name", "名称", "地区名", "校区名", "学校名", "school", "A27_004", "S_NAME", "N03_004"}
    );
}

static std::string school_name_of(const json::object& feature) {
    auto name = first_of(feature, {"school", "学校名", "A27_004"});
    if (!name.empty()) return name;
    name = name_of(feature);
    constexpr std::string_view district = "学校区";
    if (name.ends_with(district)) name.resize(name.size() - std::string_view("区").size());
    return name;
}

static std::vector<Point> read_ring(const json::value& ring) {
    std::vector<Point> points;
    if (!ring.is_array()) return points;
    for (const auto& position : ring.as_array()) {
        const auto* pair = position.if_array();
        if (!pair || pair->size() < 2 || !(*pair)[0].is_number() || !(*pair)[1].is_number())
            continue;
        points.push_back({(*pair)[1].to_number<double>(), (*pair)[0].to_number<double>()});
    }
    return points;
}

// Even–odd over all rings, so that holes are outside.
static bool inside(const std::vector<std::vector<Point>>& rings, Point point) {
    bool in = false;
    for (const auto& ring : rings)
        for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            const auto &a = ring[i], &b = ring[j];
            if ((a.latitude > point.latitude) == (b.latitude > point.latitude)) continue;
            const double crossing = a.longitude + (point.latitude - a.latitude) /
                                                      (b.latitude - a.latitude) *
                                                      (b.longitude - a.longitude);
            if (point.longitude < crossing) in = !in;
        }
    return in;
}

}  // namespace areas
