// Lists of places from files: what a city's staff see after an import.
#include <fstream>
#include <stdexcept>

#include "facilities/facilities.h"
#include "facility_lists/facility_lists.h"
#include "support/town.h"

using facilities::find_by_source_id;
using facilities::list_places;
using facilities::Position;

static const char* const preschools =
    "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,種別,住所,方書,緯度,"
    "経度,"
    "アクセス方法,駐車場情報,電話番号,内線番号,FAX番号,法人番号,団体名,認可等年月日,収容定員,"
    "受入年齢,"
    "利用可能曜日,開始時間,終了時間,利用可能日時特記事項,一時預かりの有無,URL,備考\r\n"
    "999999,1,見本県,なかよし市,ひまわり保育園,ヒマワリホイクエン,認可公立保育所,"
    "見本県なかよし市本町1-1,,35.1,"
    "139.1,,,(03)1234-5678,,,,なかよし市,1970/4/"
    "1,120,6か月から,月火水木金土,7:00,19:00,土曜は17:00まで,有,,\r\n"
    "999999,2,見本県,なかよし市,つくし幼稚園,ツクシヨウチエン,私立幼稚園,見本県なかよし市本町2-1,,"
    "139.2,35.2,,,,,,,"
    ",,90,3歳から,月火水木金,09:00,14:00,,無,,園庭開放あり\r\n"
    "999999,3,見本県,なかよし市,,,私立幼稚園,見本県なかよし市本町3-1,,35.1,139.1,,,,,,,,,,,,,,,,,"
    "\r\n";

ON_BOTH_DATABASES("a list of nurseries is imported, and its rows that cannot be used are explained"
) {
    test::Town town(fresh);
    const auto report = town.import(facility_lists::datasets(), "preschool.csv", preschools);
    CHECK(
        datasets::summary(report) ==
        "preschool.csv: rows 3, imported 2, updated 0, unchanged 0, rejected 1"
    );
    REQUIRE(report.rejections.size() == 2);
    CHECK(report.rejections[0].rejection.key == "position_swapped");
    CHECK(report.rejections[1].rejection.key == "no_name");
    CHECK(report.rejections[1].line == 4);
    town.read([&](db::ReadTx& tx) {
        const auto place = find_by_source_id(tx, "1");
        REQUIRE(place);
        CHECK(place->name == "ひまわり保育園");
        CHECK(place->kind == "nursery");
        CHECK(place->type == "認可公立保育所");
        CHECK(place->position == Position::Exact);
        CHECK(place->phone == "03-1234-5678");
        CHECK(place->capacity == 120);
        CHECK(place->ages == base::AgeRange{6, base::AgeRange{}.to});
        CHECK(place->features == std::vector<std::string>{"temporary_care"});
        CHECK(place->source_name == "見本県なかよし市");
    });
}

ON_BOTH_DATABASES("the same file twice changes nothing; a newer one updates and closes") {
    test::Town town(fresh);
    town.import(facility_lists::datasets(), "preschool.csv", preschools);
    const auto again = town.import(facility_lists::datasets(), "preschool.csv", preschools);
    CHECK(again.unchanged == 2);
    CHECK(again.imported + again.updated + again.closed == 0);

    std::string newer(preschools);
    newer.replace(newer.find(",120,"), 5, ",130,");
    newer.erase(newer.find("999999,2"), newer.find("999999,3") - newer.find("999999,2"));
    const auto update = town.import(facility_lists::datasets(), "preschool.csv", newer);
    CHECK(update.updated == 1);
    CHECK(update.closed == 1);
    town.read([&](db::ReadTx& tx) {
        CHECK(list_places(tx, {}, town.today()).count == 1);
        CHECK_FALSE(find_by_source_id(tx, "2"));
    });
    const auto back = town.import(facility_lists::datasets(), "preschool.csv", preschools);
    CHECK(back.updated == 2);
    town.read([&](db::ReadTx& tx) { CHECK(list_places(tx, {}, town.today()).count == 2); });
}

static std::string bytes_of(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

static const datasets::Kind& kind_named(
    const std::vector<datasets::Kind>& kinds, std::string_view name
) {
    for (const auto& kind : kinds)
        if (kind.name == name) return kind;
    throw std::runtime_error("no such kind");
}

ON_BOTH_DATABASES("what was imported is exported letter by letter in its own layout") {
    test::Town town(fresh);
    const auto kinds = facility_lists::datasets();
    std::string original(preschools);
    original.erase(original.find("999999,3"));
    town.import(kinds, "preschool.csv", original);
    const auto path = town.folder().path("out.csv");
    const auto done =
        datasets::export_file(town.site(), kind_named(kinds, "preschool"), path, {.generation = 1});
    CHECK(done.rows == 2);
    CHECK(bytes_of(path) == "\xef\xbb\xbf" + original);
}

ON_BOTH_DATABASES("an export in the other generation and CP932 brings back the same places") {
    test::Town town(fresh);
    const auto kinds = facility_lists::datasets();
    town.import(kinds, "preschool.csv", preschools);
    const auto path = town.folder().path("second.csv");
    datasets::export_file(
        town.site(), kind_named(kinds, "preschool"), path, {.generation = 2, .cp932 = true}
    );
    test::Fresh other(database.engine());
    test::Town again(other);
    const auto report = again.import_path(kinds, path);
    CHECK(report.format == "CSV, CP932");
    CHECK(report.imported == 2);
    const auto of = [](test::Town& some) {
        return some.read([](db::ReadTx& tx) { return *find_by_source_id(tx, "1"); });
    };
    const auto before = of(town), after = of(again);
    CHECK(after.name == before.name);
    CHECK(after.type == before.type);
    CHECK(after.ages == before.ages);
    CHECK(after.hours == before.hours);
    CHECK(after.features == before.features);
    CHECK(after.capacity == before.capacity);
}

ON_BOTH_DATABASES("a cell that a spreadsheet would run is guarded, and comes back as it was") {
    test::Town town(fresh);
    const auto kinds = facility_lists::datasets();
    town.import(
        kinds,
        "park.csv",
        "ID,公園名,住所,設置遊具,備考\n1,=1+1公園,なかよし市本町1,砂場,-SUM(A1)\n"
    );
    const auto path = town.folder().path("park_out.csv");
    datasets::export_file(town.site(), kind_named(kinds, "park"), path, {});
    CHECK(bytes_of(path).find(",'=1+1公園,") != std::string::npos);
    const auto report = town.import_path(kinds, path);
    town.read([&](db::ReadTx& tx) {
        CHECK(find_by_source_id(tx, "1")->name == "=1+1公園");
        CHECK(list_places(tx, {}, town.today()).count == 1);
    });
}
