// Shapefiles written by the test itself: borders as areas and as lines, names, a plane map.
#include "shapes/shapes.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <vector>

#include "base/text.h"
#include "shapes/join.h"
#include "shapes/projection.h"
#include "support/database.h"

using shapes::Line;
using shapes::XY;

static void put(std::string& out, std::uint32_t value, bool big = false) {
    for (int i = 0; i < 4; ++i)
        out += char(value >> (8 * (big ? 3 - i : i)) & 0xff);
}
static void put(std::string& out, double value) {
    std::uint64_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    for (int i = 0; i < 8; ++i)
        out += char(bits >> (8 * i) & 0xff);
}

static std::string shp(std::uint32_t type, const std::vector<std::vector<Line>>& shapes_of) {
    std::string file;
    put(file, 9994, true);
    file.resize(100, '\0');
    std::uint32_t number = 0;
    for (const auto& parts : shapes_of) {
        std::string content;
        put(content, type);
        content.resize(36, '\0');
        std::uint32_t points = 0;
        for (const auto& part : parts)
            points += std::uint32_t(part.size());
        put(content, std::uint32_t(parts.size()));
        put(content, points);
        points = 0;
        for (const auto& part : parts) {
            put(content, points);
            points += std::uint32_t(part.size());
        }
        for (const auto& part : parts)
            for (const auto& p : part)
                put(content, p.x), put(content, p.y);
        put(file, ++number, true);
        put(file, std::uint32_t(content.size() / 2), true);
        file += content;
    }
    return file;
}

// One column of text, twenty bytes wide.
static std::string dbf(const std::string& column, const std::vector<std::string>& values) {
    std::string file("\x03\0\0\0", 4);
    put(file, std::uint32_t(values.size()));
    file += std::string("\x41\x00\x15\x00", 4);
    file.resize(32, '\0');
    std::string field = column;
    field.resize(11, '\0');
    field += 'C';
    field.resize(16, '\0');
    field += char(20);
    field.resize(32, '\0');
    file += field + '\x0d';
    for (auto value : values) {
        value.resize(20, ' ');
        file += ' ' + value;
    }
    return file;
}

static void write(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

static const Line outside{{139, 35}, {139, 36}, {140, 36}, {140, 35}, {139, 35}};
static const Line hole{{139.4, 35.4}, {139.6, 35.4}, {139.6, 35.6}, {139.4, 35.6}, {139.4, 35.4}};

TEST_CASE("districts keep their names and their holes") {
    test::Folder folder;
    write(folder.path("chiku.shp"), shp(5, {{outside, hole}}));
    write(folder.path("chiku.dbf"), dbf("name", {"本町"}));
    write(folder.path("chiku.cpg"), "UTF-8");
    const auto json = shapes::to_geojson(folder.path("chiku.shp"));
    REQUIRE(json);
    CHECK(base::contains(*json, R"("properties":{"name":"本町"})"));
    CHECK(base::contains(*json, R"("coordinates":[[[[139.000000,35.000000],)"));
    CHECK(base::contains(*json, "[139.000000,35.000000]],[[139.400000,35.400000]"));
}

TEST_CASE("names in Shift_JIS are read when nothing says otherwise") {
    test::Folder folder;
    write(folder.path("chiku.shp"), shp(15, {{outside}, {hole}}));
    write(folder.path("chiku.dbf"), dbf("name", {"\x96\x7b\x92\xac"}));  // fewer names than shapes
    const auto json = shapes::to_geojson(folder.path("chiku.shp"));
    REQUIRE(json);
    CHECK(base::contains(*json, R"({"name":"本町"})"));
    CHECK(base::contains(*json, R"("properties":{})"));
}

TEST_CASE("a border drawn as lines becomes an area, over the gap at a river's mouth") {
    const auto rings =
        shapes::closed({{{0, 0}, {100, 0}}, {{100, 100}, {100, 2}}, {{100, 100}, {0, 100}, {0, 0}}}
        );
    REQUIRE(rings.size() == 1);
    CHECK(rings[0].front() == rings[0].back());
    CHECK(shapes::closed({{{0, 0}, {100, 0}}, {{500, 500}, {600, 500}}}).empty());
    CHECK(shapes::closed({}).empty());
    const Line small_ring{{0, 0}, {1, 0}, {1, 1}, {0, 0}};
    CHECK(shapes::closed({small_ring, {{2, 2}, {90, 90}}}).empty());
}

TEST_CASE("the metres of a plane map become degrees") {
    const auto zone9 = shapes::Projection::from(
        R"(PROJCS["JGD_2011_Japan_Zone_9",GEOGCS["GCS_JGD_2011"],PROJECTION["Transverse_Mercator"],)"
        R"(PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],)"
        R"(PARAMETER["Central_Meridian",139.833333333333],PARAMETER["Scale_Factor",0.9999],)"
        R"(PARAMETER["Latitude_Of_Origin",36.0],UNIT["Meter",1.0]])"
    );
    REQUIRE(zone9);
    const auto origin = zone9->degrees({0, 0});
    CHECK(origin.latitude == doctest::Approx(36).epsilon(1e-9));
    CHECK(origin.longitude == doctest::Approx(139.833333333333).epsilon(1e-9));
    // A point with its plane coordinates as 国土地理院 publishes them.
    const auto tsukuba = zone9->degrees({22916.2435543, 11543.6883215});
    CHECK(tsukuba.latitude == doctest::Approx(36.103774791666666).epsilon(1e-9));
    CHECK(tsukuba.longitude == doctest::Approx(140.08785504166664).epsilon(1e-9));
}

TEST_CASE("what would be drawn in the wrong place is refused") {
    CHECK_FALSE(shapes::Projection::from(R"(GEOGCS["GCS_Tokyo",DATUM["D_Tokyo"]])"));
    CHECK_FALSE(shapes::Projection::from(R"(PROJCS["x",PROJECTION["Lambert_Conformal_Conic"]])"));
    CHECK(shapes::Projection::from(""));
}

TEST_CASE("a Shapefile that is cut off or none at all is refused") {
    test::Folder folder;
    const auto path = folder.path("a.shp");
    CHECK_FALSE(shapes::to_geojson(path));
    write(path, "PK");
    CHECK_FALSE(shapes::to_geojson(path));
    const auto whole = shp(3, {{outside}});
    for (std::size_t length : {100U, 111U, 130U, 200U}) {
        write(path, whole.substr(0, length));
        CHECK_FALSE(shapes::to_geojson(path));
    }
    auto lies = whole;
    lies[100 + 8 + 40] = '\x7f';  // points that are not there
    write(path, lies);
    CHECK_FALSE(shapes::to_geojson(path));
}
