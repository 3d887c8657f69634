#include "city/city.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <filesystem>
#include <fstream>

static std::string folder_with(const std::string& toml) {
    char pattern[] = "/tmp/hagukumi-city-XXXXXX";
    const std::string folder = ::mkdtemp(pattern);
    std::ofstream(folder + "/city.toml") << toml;
    return folder;
}

TEST_CASE("a city says its name, its departments and its own words") {
    const auto city = city::load(folder_with(R"(
[city]
name = "こもれび市"
sample = true
[map]
latitude = 34.4
longitude = 138.7
[[department]]
name = "保育課"
phone = "000-123-4002"
[texts.ja]
"home.title" = "こもれびの子育て"
)"));
    REQUIRE(city.has_value());
    CHECK(city->sample);
    CHECK(city->map.centre.latitude == doctest::Approx(34.4));
    REQUIRE(city->find_department("保育課") != nullptr);
    CHECK(city->find_department("保育課")->phone == "000-123-4002");
    CHECK(city->catalogue.text(texts::Language::Japanese, "home.title") == "こもれびの子育て");
}

TEST_CASE("a key that nobody knows is refused with its name") {
    const auto city = city::load(folder_with("[city]\nname = \"x\"\nphnoe = \"1\"\n"));
    REQUIRE(!city.has_value());
    CHECK(city.error().find("city.phnoe: unknown key") != std::string::npos);
}

TEST_CASE("a broken file is refused with its line") {
    const auto city = city::load(folder_with("[city]\nname = \"x\"\nphone =\n"));
    REQUIRE(!city.has_value());
    CHECK(city.error().find("city.toml:3") != std::string::npos);
}

TEST_CASE("a folder without a city is refused") {
    CHECK(!city::load("/nonexistent").has_value());
}

TEST_CASE("the demo city's own settings are understood") {
    const auto city = city::load("city/demo");
    REQUIRE_MESSAGE(city.has_value(), city.error());
    CHECK(city->sample);
    CHECK(city->urgent.size() >= 5);
    CHECK(city->departments.size() >= 10);
}
