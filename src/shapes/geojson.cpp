// From a Shapefile to GeoJSON (RFC 7946), in degrees with six decimals: 10 centimetres.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "base/log.h"
#include "base/text.h"
#include "shapes/join.h"
#include "shapes/projection.h"
#include "shapes/shapes.h"

namespace shapes {

namespace fs = std::filesystem;

static std::string bytes_beside(const std::string& file, const char* ending);
static std::string geometry_of(const Shape& shape, const Projection& projection);
static std::string feature(const std::string& geometry, const Properties& properties);

base::Result<std::string, std::string> to_geojson(const std::string& shp_file, Lines lines) {
    const auto name = fs::path(shp_file).filename().string();
    const auto refuse = [&](const std::string& why) { return base::refuse(name + " " + why); };
    auto shapes = read_shp(bytes_beside(shp_file, ".shp"));
    if (!shapes) return refuse(shapes.error());
    const auto projection = Projection::from(bytes_beside(shp_file, ".prj"));
    if (!projection) return refuse(projection.error());
    const bool utf8 = base::contains(base::fold(bytes_beside(shp_file, ".cpg")), "utf");
    const auto properties = read_dbf(bytes_beside(shp_file, ".dbf"), utf8);

    std::string features;
    const auto add = [&](const Shape& shape, const Properties& of_shape) {
        const auto geometry = geometry_of(shape, *projection);
        if (geometry.empty()) return;
        features += features.empty() ? "\n" : ",\n";
        features += feature(geometry, of_shape);
    };
    std::vector<Line> open;
    for (std::size_t i = 0; i < shapes->size(); ++i) {
        auto& shape = (*shapes)[i];
        if (lines == Lines::Closed && shape.kind == Shape::Kind::Lines)
            std::move(shape.parts.begin(), shape.parts.end(), std::back_inserter(open));
        else
            add(shape, i < properties.size() ? properties[i] : Properties());
    }
    for (auto& ring : closed(std::move(open)))
        add({Shape::Kind::Areas, {std::move(ring)}}, {});
    if (features.empty()) return refuse("has nothing that can be drawn");
    return "{\"type\":\"FeatureCollection\",\"features\":[" + features + "\n]}\n";
}

// Endings are written small or large.
static std::string bytes_beside(const std::string& file, const char* ending) {
    auto large = std::string(ending);
    for (auto& c : large)
        if (c >= 'a' && c <= 'z') c = char(c - 'a' + 'A');
    for (const auto& each : {std::string(ending), large}) {
        std::ifstream stream(fs::path(file).replace_extension(each), std::ios::binary);
        if (stream) return {std::istreambuf_iterator<char>(stream), {}};
    }
    return {};
}

static std::string positions(const Line& line, const Projection& projection) {
    std::string text = "[";
    for (const auto& point : line) {
        const auto [longitude, latitude] = projection.degrees(point);
        if (text.size() > 1) text += ',';
        text += fmt::format("[{:.6f},{:.6f}]", longitude, latitude);
    }
    return text + "]";
}

static double area_of(const Line& ring) {
    double area = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i)
        area += ring[i].x * ring[i + 1].y - ring[i + 1].x * ring[i].y;
    return area / 2;
}

// Rings that turn like the first are areas, the others are holes in the area before them.
static std::string areas_of(const Shape& shape, const Projection& projection) {
    std::string polygons;
    std::string polygon;
    double first = 0;
    for (const auto& ring : shape.parts) {
        if (ring.size() < 4) continue;
        const double area = area_of(ring);
        if (first == 0) first = area;
        if (area * first >= 0 && !polygon.empty()) {
            polygons += (polygons.empty() ? "[" : ",[") + polygon + "]";
            polygon.clear();
        }
        polygon += (polygon.empty() ? "" : ",") + positions(ring, projection);
    }
    if (polygon.empty()) return "";
    polygons += (polygons.empty() ? "[" : ",[") + polygon + "]";
    return "{\"type\":\"MultiPolygon\",\"coordinates\":[" + polygons + "]}";
}

static std::string geometry_of(const Shape& shape, const Projection& projection) {
    if (shape.kind == Shape::Kind::Areas) return areas_of(shape, projection);
    if (shape.kind == Shape::Kind::None || shape.parts.empty()) return "";
    if (shape.kind == Shape::Kind::Points)
        return "{\"type\":\"MultiPoint\",\"coordinates\":" +
               positions(shape.parts.front(), projection) + "}";
    std::string lines;
    for (const auto& line : shape.parts)
        if (line.size() > 1) lines += (lines.empty() ? "" : ",") + positions(line, projection);
    if (lines.empty()) return "";
    return "{\"type\":\"MultiLineString\",\"coordinates\":[" + lines + "]}";
}

static std::string feature(const std::string& geometry, const Properties& properties) {
    std::string all;
    for (const auto& [name, value] : properties)
        if (!name.empty() && !value.empty())
            all +=
                (all.empty() ? "" : ",") + base::json_quote(name) + ":" + base::json_quote(value);
    return "{\"type\":\"Feature\",\"properties\":{" + all + "},\"geometry\":" + geometry + "}";
}

}  // namespace shapes
