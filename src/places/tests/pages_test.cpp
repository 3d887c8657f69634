// The page of one place, the map, and places for machines.
#include <doctest/doctest.h>

#include <boost/json.hpp>

#include "village.h"

TEST_CASE("a place's page says when it is open, where it is and how to call") {
    test::Village village;
    const auto page = village.get("/facilities/" + std::to_string(village.number_of("himawari")));
    CHECK(page.status == 200);
    CHECK(page.text_of("h1") == "ひまわり保育園");
    CHECK(page.text_of(".place-line") == "開いています 19:00まで");
    CHECK(page.text_of(".hours .today th") == "月〜土 (きょう)");
    CHECK(page.has("a.call[href=tel:0001234101]"));
    CHECK(page.contains("送迎用8台"));
    CHECK(page.contains("園庭開放があります。"));
    CHECK(page.contains("見本県なかよし市"));
    CHECK(page.has("place-map script[type=application/json]"));
    const auto json_ld = page.text_of("script[type=application/ld+json]");
    CHECK(json_ld.find("ChildCare") != std::string::npos);
    CHECK(json_ld.find("\"opens\":\"07:00\"") != std::string::npos);
}

TEST_CASE("the city's own id leads to the place's address") {
    test::Village village;
    village.browser.follows_redirects = false;
    const auto answer = village.get("/facilities/himawari");
    CHECK(answer.status == 301);
    CHECK(
        answer.header("Location") == "/facilities/" + std::to_string(village.number_of("himawari"))
    );
}

TEST_CASE("a place that is not there is a page that says so") {
    test::Village village;
    for (const auto* path :
         {"/facilities/99999",
          "/facilities/0",
          "/facilities/-1",
          "/facilities/nobody",
          "/facilities/99999999999999999999"}) {
        CAPTURE(path);
        CHECK(village.get(path).status == 404);
    }
}

TEST_CASE("a place without a position has no map but all the rest, and nothing in it is code") {
    test::Village village;
    const auto page = village.get("/facilities/" + std::to_string(village.number_of("shakyo")));
    CHECK(page.status == 200);
    CHECK(!page.has("place-map"));
    CHECK(!page.contains("<script>alert"));
    CHECK(!page.contains("javascript:"));
    CHECK(page.text_of("h1") == "<b>社協</b>の広場");
}

TEST_CASE("the map's page holds the list of the same places without any script") {
    test::Village village;
    const auto page = village.get("/map?kind=play");
    CHECK(page.status == 200);
    CHECK(page.count(".map-list .card.place") == 4);
    CHECK(page.attributes("place-map", "role") == std::vector<std::string>{"region"});
    CHECK(page.attributes("place-map", "aria-label") == std::vector<std::string>{"地図"});
    const auto config = boost::json::parse(page.text_of("place-map script"));
    CHECK(config.at("places").as_string() == "/facilities.geojson?kind=play");
    CHECK(config.at("layers").as_object().contains("boundary"));
    CHECK(!config.at("layers").as_object().contains("towns"));
    CHECK(page.contains("/facilities?kind=play"));  // the tab of the list keeps the filter
}

TEST_CASE("the map is drawn from the city's own files only") {
    test::Village village;
    CHECK(village.get("/map/layers/boundary.geojson").status == 200);
    const auto names = boost::json::parse(village.get("/map/layers/names.geojson").body);
    CHECK(names.at("features").as_array().size() == 3);
    for (const auto* path :
         {"/map/layers/towns.geojson",
          "/map/layers/city.toml",
          "/map/layers/..%2fcity.toml",
          "/map/layers/x.geojson",
          "/map/layers/tiles.pmtiles"}) {
        CAPTURE(path);
        CHECK(village.get(path).status >= 400);
    }
}

TEST_CASE("everybody's programs may read places, with source, licence and day") {
    test::Village village;
    const auto list = village.get("/api/v1/facilities?kind=nursery");
    CHECK(list.header("Access-Control-Allow-Origin") == "*");
    const auto record = boost::json::parse(list.body).at("results").at(0);
    CHECK(record.at("source_id").as_string() == "himawari");
    CHECK(record.at("source").as_string() == "見本県なかよし市");
    CHECK(record.as_object().contains("licence"));
    CHECK(record.as_object().contains("checked"));
    CHECK(record.at("open").as_bool());
    const auto number = std::to_string(village.number_of("himawari"));
    const auto one = village.get("/api/v1/facilities/" + number);
    CHECK(boost::json::parse(one.body).at("name").as_string() == "ひまわり保育園");
    CHECK(village.get("/api/v1/facilities/999999").status == 404);
    const auto layer = village.get("/facilities.geojson?kind=nursery");
    CHECK(layer.header("Access-Control-Allow-Origin") == "*");
    const auto feature = boost::json::parse(layer.body).at("features").at(0);
    CHECK(feature.at("geometry").at("coordinates").at(0).as_double() == doctest::Approx(138.701));
    CHECK(feature.at("properties").at("open").as_string() == "open");
}
