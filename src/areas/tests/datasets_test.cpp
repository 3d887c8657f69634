// School districts and population from files and from the map.
#include <filesystem>
#include <fstream>

#include "areas/areas.h"
#include "datasets/datasets.h"
#include "support/town.h"

ON_BOTH_DATABASES("school districts say which towns go to which school") {
    test::Town town(fresh);
    const auto report = town.import(
        areas::datasets(),
        "school_district.csv",
        "学校ID,学校名称,学校名称_カナ,通学区域の住所,特記事項\n"
        "1,本町小学校,ホンチョウショウガッコウ,本町一丁目;本町二丁目（一部）,\n"
        "2,緑小学校,,緑町、青葉町,選べます\n"
        "3,,,どこか,\n"
    );
    CHECK(
        datasets::summary(report) ==
        "school_district.csv: rows 3, imported 2, updated 0, unchanged 0, rejected 1"
    );
    town.read([](db::ReadTx& tx) {
        const auto all = areas::list_school_districts(tx);
        REQUIRE(all.size() == 2);
        CHECK(all[0].towns == std::vector<std::string>{"一部", "本町一丁目", "本町二丁目"});
        CHECK(all[1].note == "選べます");
    });
}

ON_BOTH_DATABASES("a newer count replaces the older one") {
    test::Town town(fresh);
    const std::string head =
        "市区町村コード,地域コード,都道府県名,市区町村名,調査年月日,地域名,総人口,0-4歳の男性,"
        "0-4歳の女性,世帯数,備考\n";
    town.import(
        areas::datasets(),
        "population_2025.csv",
        head + "999999,,見本県,なかよし市,2025-04-01,本町,1200,30,28,500,\n"
    );
    const auto report = town.import(
        areas::datasets(),
        "population_2026.csv",
        head +
            "999999,,見本県,なかよし市,令和8年4月1日,本町,\"1,180\",29,27,510,\n"
            "999999,,見本県,なかよし市,いつか,緑町,900,1,1,300,\n"
    );
    CHECK(report.updated == 1);
    CHECK(report.rejected == 1);
    town.read([](db::ReadTx& tx) {
        const auto all = areas::list_population(tx);
        REQUIRE(all.size() == 1);
        CHECK(all[0].total == 1180);
        CHECK(all[0].children == 56);
        CHECK(all[0].counted.iso() == "2026-04-01");
    });
}

ON_BOTH_DATABASES("a point lies in the polygon that surrounds it, but not in its hole") {
    auto city = test::small_city();
    city.folder = fresh.folder().path("city");
    city.map.layers["districts"] = "districts.geojson";
    std::filesystem::create_directory(city.folder);
    std::ofstream(city.folder + "/districts.geojson") << R"({"features": [
        {"properties": {"name": "本町"}, "geometry": {"type": "Polygon", "coordinates": [
            [[139, 35], [140, 35], [140, 36], [139, 36], [139, 35]],
            [[139.4, 35.4], [139.6, 35.4], [139.6, 35.6], [139.4, 35.6], [139.4, 35.4]]]}},
        {"properties": {"name": "島"}, "geometry": {"type": "MultiPolygon", "coordinates": [
            [[[141, 35], [142, 35], [142, 36]]], [[[143, 35], [144, 35], [144, 36]]]]}},
        {"properties": null, "geometry": null}, 7]})";
    const areas::Districts districts(city);
    CHECK(districts.names() == std::vector<std::string>{"本町", "島"});
    CHECK(districts.district_of({35.2, 139.2}) == "本町");
    CHECK_FALSE(districts.district_of({35.5, 139.5}));
    CHECK(districts.district_of({35.2, 143.9}) == "島");
    CHECK_FALSE(districts.school_district_of({35.2, 139.2}));
}
