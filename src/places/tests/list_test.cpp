// Finding places in the list: filters, distance, what the address may hold.
#include <doctest/doctest.h>

#include <algorithm>
#include <boost/json.hpp>

#include "village.h"

using Names = std::vector<std::string>;

static bool holds(const Names& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

TEST_CASE("a parent sees every place, and how many there are") {
    test::Village village;
    const auto page = village.get("/facilities");
    CHECK(page.status == 200);
    CHECK(page.count(".card.place") == 5);
    CHECK(page.text_of(".count-line") == "5件");
    CHECK(page.texts_of("h1") == Names{"施設"});
}

TEST_CASE("a list of everything begins with where children are cared for, not with the alphabet") {
    test::Village village;
    const auto names = village.get("/facilities").texts_of(".card.place .card-title");
    REQUIRE(names.size() == 5);
    CHECK(names.front() == "ひまわり保育園");
}

TEST_CASE("list, map, GeoJSON and API agree on what fits every filter") {
    test::Village village;
    for (const std::string filter :
         {"",
          "?kind=play",
          "?kind=park&kind=nursery",
          "?months=10",
          "?open=now",
          "?day=2026-11-28&time=11:00",
          "?day=2026-11-29&time=11:00",
          "?has=temporary_care",
          "?q=%E5%85%AC%E5%9C%92",
          "?near=%E6%9C%AC%E7%94%BA&within=1000",
          "?at=34.41,138.71&within=2000",
          "?purpose=azukeru"}) {
        CAPTURE(filter);
        const auto count = village.get("/facilities" + filter).count(".card.place");
        CHECK(village.get("/map" + filter).count(".card.place") == count);
        const auto layer = boost::json::parse(village.get("/facilities.geojson" + filter).body);
        CHECK(layer.at("count").as_int64() == count);
        CHECK(std::int64_t(layer.at("features").as_array().size()) == count);
        const auto api = boost::json::parse(village.get("/api/v1/facilities" + filter).body);
        CHECK(api.at("total").as_int64() == count);
    }
}

TEST_CASE("a group of kinds is chosen by one name") {
    test::Village village;
    CHECK(village.names("/facilities?kind=childcare") == Names{"ひまわり保育園"});
    CHECK(village.names("/facilities?kind=park").size() == 2);
    CHECK(village.names("/facilities?kind=play").size() == 4);
}

TEST_CASE("a place for children of the age asked for is found, another is not") {
    test::Village village;
    CHECK(holds(village.names("/facilities?months=10"), "ひまわり保育園"));
    CHECK(!holds(village.names("/facilities?months=3"), "ひまわり保育園"));
    CHECK(holds(village.names("/facilities?months=3"), "中央公園"));  // says nothing of ages
}

TEST_CASE("what is open now, on a Saturday morning and on a holiday is known") {
    test::Village village;  // Tuesday, 24 November 2026, 10:00
    CHECK(village.names("/facilities?open=now").size() == 2);
    CHECK(village.names("/facilities?day=2026-11-28&time=09:00") == Names{"ひまわり保育園"});
    CHECK(village.names("/facilities?day=2026-11-23&time=11:00").empty());  // 勤労感謝の日
    const auto page = village.get("/facilities?kind=nursery");
    CHECK(page.text_of(".badge.open") == "開いています");
    CHECK(page.text_of(".place-line") == "開いています 19:00まで");
}

TEST_CASE("near a station or a town places come by distance, with the walk in minutes") {
    test::Village village;
    const auto page = village.get("/facilities?near=%E3%81%AA%E3%81%8B%E3%82%88%E3%81%97%E9%A7%85");
    const auto names = page.texts_of(".card.place .card-title");
    REQUIRE(names.size() == 5);
    CHECK(names[0] == "ひまわり保育園");
    CHECK(names[1] == "中央公園");
    CHECK(page.text_of(".distance") == "直線140m・歩いて約2分");
    CHECK(page.contains("なかよし駅から近い順です"));
}

TEST_CASE(
    "a card says what a tired parent needs: kind and age in one line, the address from its town"
) {
    test::Village village;
    const auto page = village.get("/facilities?kind=nursery");
    CHECK(page.text_of(".card-text") == "保育園（認可）・6か月〜6歳 本町1-1");
    CHECK(village.get("/en/facilities?kind=nursery").text_of(".card-text").starts_with("Nursery"));
}

TEST_CASE("near a place the list says which elementary school it belongs to") {
    test::Village village;
    const auto near = village.get("/facilities?near=%E6%9C%AC%E7%94%BA");
    CHECK(near.text_of(".school-line b") == "本町小学校");
    CHECK(village.get("/facilities?at=34.401,138.701").text_of(".school-line b") == "本町小学校");
    CHECK_FALSE(village.get("/facilities?near=%E6%A0%84%E7%94%BA").has(".school-line"));
    CHECK_FALSE(village.get("/facilities").has(".school-line"));
}

TEST_CASE("a town nobody knows is said to be unknown, and the list stays") {
    test::Village village;
    const auto page = village.get(
        "/facilities?near=%E3%82%A2%E3%83%88%E3%83%A9%E3%83%B3%E3%83%86%E3%82%A3%E3%82%B9"
    );
    CHECK(page.status == 200);
    CHECK(page.contains("という町や駅は見つかりませんでした"));
    CHECK(page.count(".card.place") == 5);
}

TEST_CASE("each chosen filter can be taken away by its chip") {
    test::Village village;
    const auto page = village.get("/facilities?kind=play&has=playground&months=20");
    const auto links = page.attributes(".chip.remove", "href");
    REQUIRE(links.size() == 3);
    CHECK(links[0] == "/facilities?has=playground&months=20");
    CHECK(links[1] == "/facilities?kind=play&months=20");
    CHECK(links[2] == "/facilities?kind=play&has=playground");
    CHECK(page.count("input[name=kind][value=play][checked]") == 1);
}

TEST_CASE("nothing found is not the end") {
    test::Village village;
    const auto page = village.get("/facilities?q=zzzz");
    CHECK(page.status == 200);
    CHECK(page.has(".zero-hits a[href=/facilities]"));
}

TEST_CASE("garbage in the address leaves a readable page, and machines are told") {
    test::Village village;
    for (const std::string garbage :
         {"kind=%27;DROP",
          "months=abc",
          "months=-99",
          "months=99999999999999999999",
          "open=yes",
          "day=2026-02-31",
          "day=2026-11-28&time=25:99",
          "at=1e999,nan",
          "at=here",
          "within=-5",
          "has=dragons",
          "purpose=x",
          "page=0",
          "page=x"}) {
        CAPTURE(garbage);
        CHECK(village.get("/facilities?" + garbage).status == 200);
        CHECK(village.get("/map?" + garbage).status == 200);
        CHECK(village.get("/api/v1/facilities?" + garbage).status == 400);
        CHECK(village.get("/facilities.geojson?" + garbage).status == 400);
    }
    CHECK(village.get("/facilities?page=2").status == 404);
    CHECK(village.get("/facilities?page=99999999").status == 404);
    CHECK(village.get("/facilities?q=" + std::string(100000, 'a')).status == 200);
    CHECK(village.get("/api/v1/facilities?limit=0").status == 400);
}

TEST_CASE("what is typed is shown as text, never as HTML") {
    test::Village village;
    const auto page = village.get("/facilities?q=%3Cscript%3Ealert(1)%3C/script%3E");
    CHECK(!page.contains("<script>alert"));
    CHECK(!village.get("/facilities").contains("<b>社協"));
    CHECK(!village.get("/map").contains("<b>社協"));
}

TEST_CASE("the list speaks three languages") {
    test::Village village;
    CHECK(village.get("/en/facilities?kind=nursery").text_of("h1") == "Places");
    CHECK(village.get("/en/facilities?kind=nursery").text_of(".badge.open") == "Open");
    CHECK(village.get("/easy/facilities").text_of(".count-line") == "5の 場所");
    CHECK(village.get("/en/facilities?kind=nursery")
              .attributes(".card-title a", "href")[0]
              .starts_with("/en/facilities/"));
}
