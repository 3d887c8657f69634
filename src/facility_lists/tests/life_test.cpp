// Every list of places keeps what a list must keep; and no place is taken for another.
#include "facilities/facilities.h"
#include "facility_lists/facility_lists.h"
#include "support/list_life.h"
#include "support/town.h"

static const db::Sql edit_facilities{"UPDATE facility SET edited_at = $1"};

static void live(
    const test::Fresh& fresh,
    const std::string& kind,
    const std::string& own_headers,
    const std::string& own_cells
) {
    const std::string head = "ID,名称,名称_カナ,所在地_連結表記,緯度,経度,電話番号,備考,まちの印,";
    const auto row = [&](const std::string& cells) { return cells + own_cells; };
    test::live(
        fresh,
        facility_lists::datasets(),
        {.kind = kind,
         .file = kind + ".csv",
         .header = head + own_headers,
         .rows =
             {row("1,ひまわり,ヒマワリ,なかよし市本町1-1,35.1,139.1,(03)1234-5678,\"広い,庭\",緑,"),
              row("2,つくし,ツクシ,なかよし市緑町2,35.123456,139.2,０３－１２３４－５６７８,-SUM("
                  "A1),,"),
              row("3,=さくら,,なかよし市港町3,,,,,青,")},
         .changed = row("1,ひまわり,ヒマワリ,なかよし市本町1-2,35.1,139.1,(03)1234-5678,,緑,"),
         .edited = &edit_facilities}
    );
}

#define A_LIST_LIVES(kind, headers, cells)     \
    ON_BOTH_DATABASES("a list lives: " kind) { \
        live(fresh, kind, headers, cells);     \
    }

A_LIST_LIVES(
    "preschool",
    "種別,受入年齢,一時預かりの有無,利用可能曜日,開始時間,終了時間,利用可能日時特記事項",
    "認可保育所,6か月から就学前,有,月火水木金土,7:00,19:00,土曜は17:00まで"
)
A_LIST_LIVES(
    "public_facility", "POIコード,利用可能曜日,開始時間,終了時間", "1201,火水木金土日,9:00,21:00"
)
A_LIST_LIVES(
    "hospital", "医療機関の種類,診療科目,診療曜日,病床数", "診療所,小児科;内科,月火水木金,3"
)
A_LIST_LIVES("public_toilet", "男性トイレ総数,オストメイト設置トイレ有無,設置位置", "2,有,公園の東")
A_LIST_LIVES("baby_station", "提供内容,提供時間", "授乳;おむつ替え,9時から17時")
A_LIST_LIVES("aed", "設置位置,小児対応設備の有無", "玄関,有")
A_LIST_LIVES("evacuation_space", "災害種別_洪水,災害種別_地震,想定収容人数", "1,1,\"1,200\"")
A_LIST_LIVES("park", "面積,遊具", "1200,すべり台")
A_LIST_LIVES("school", "POIコード,種別", "1001,小学校")
A_LIST_LIVES("after_school", "小学校区,開始時刻平日,終了時刻平日", "本町小,放課後,18:30")
A_LIST_LIVES("shop", "特典,業種,営業時間", "お子さま連れ10%引,飲食,11時～20時")

ON_BOTH_DATABASES("places of the same name at different addresses are two places") {
    test::Town town(fresh);
    const auto report = town.import(
        facility_lists::datasets(),
        "park.csv",
        "公園名,住所,遊具\nちびっこ広場,なかよし市本町1,砂場\nちびっこ広場,なかよし市緑町2,砂場\n"
    );
    CHECK(report.imported == 2);
    const auto other = town.import(
        facility_lists::datasets(),
        "park_kita.csv",
        "公園名,住所,遊具\nちびっこ広場,なかよし市港町3,\n"
    );
    CHECK(other.imported == 1);
    CHECK(other.closed == 0);
    town.read([&](db::ReadTx& tx) {
        CHECK(facilities::list_places(tx, {}, town.today()).count == 3);
    });
}

ON_BOTH_DATABASES("the same number in two lists is two places") {
    test::Town town(fresh);
    town.import(
        facility_lists::datasets(), "park.csv", "ID,公園名,住所,遊具\n1,中央公園,本町1,砂場\n"
    );
    const auto report = town.import(
        facility_lists::datasets(),
        "public_toilet.csv",
        "ID,名称,住所,男性トイレ総数\n1,駅前トイレ,本町2,3\n"
    );
    CHECK(report.imported == 1);
    CHECK(report.closed == 0);
    town.read([&](db::ReadTx& tx) {
        const auto counts = facilities::count_by_kind(tx);
        CHECK(counts.at("park") == 1);
        CHECK(counts.at("toilet") == 1);
    });
}

ON_BOTH_DATABASES("rows with the same number in one list are told apart by name and address") {
    test::Town town(fresh);
    const std::string file =
        "ID,公園名,住所,遊具\n1,東公園,本町1,砂場\n1,西公園,本町2,砂場\n1,西公園,本町3,\n";
    CHECK(town.import(facility_lists::datasets(), "park.csv", file).imported == 3);
    CHECK(town.import(facility_lists::datasets(), "park.csv", file).unchanged == 3);
}

ON_BOTH_DATABASES("a place for families that no word explains is kept all the same") {
    test::Town town(fresh);
    const auto report = town.import(
        facility_lists::datasets(),
        "preschool.csv",
        "ID,名称,住所,受入年齢,一時預かりの有無\n1,ひまわり,本町1,0歳から,無\n"
    );
    CHECK(report.kind == "preschool");
    CHECK(report.imported == 1);
    town.read([&](db::ReadTx& tx) {
        const auto kind = facilities::list_places(tx, {}, town.today()).places.at(0).kind;
        CHECK(facilities::find_kind(kind) != nullptr);
    });
}

ON_BOTH_DATABASES("a list with headers only does not empty a city") {
    test::Town town(fresh);
    const std::string head = "ID,公園名,住所,遊具\n";
    town.import(facility_lists::datasets(), "park.csv", head + "1,東公園,本町1,砂場\n");
    const auto report = town.import(facility_lists::datasets(), "park.csv", head);
    CHECK(report.refusal == "datasets.refusal.no_rows");
    town.read([&](db::ReadTx& tx) {
        CHECK(facilities::list_places(tx, {}, town.today()).count == 1);
    });
}
