// Lists of events from files and back.
#include "datasets/datasets.h"
#include "events/events.h"
#include "support/list_life.h"
#include "support/town.h"

static const db::Sql edit_events{"UPDATE event SET edited_at = $1"};

ON_BOTH_DATABASES("a list of events lives: twice, newer, gone, back, edited, tried, exported") {
    test::live(
        fresh,
        events::datasets(),
        {.kind = "event",
         .file = "event.csv",
         .header =
             "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,イベント名_カナ,"
             "イベント名_英語,開始日,終了日,開始時間,終了時間,開始日時特記事項,説明,料金(基本),"
             "料金(詳細),連絡先名称,連絡先電話番号,場所名称,住所,緯度,経度,定員,URL,備考,対象者,"
             "通訳",
         .rows =
             {"999999,1,見本県,なかよし市,おはなし会,オハナシカイ,Story time,2026/12/5,2026/12/5,"
              "10:30,11:00,,絵本を読みます,無料,,図書館,000-123-1,図書館,本町1,35.1,139.1,10組,"
              "https://tosho.example/,,0歳から3歳,英語",
              "999999,2,見本県,なかよし市,親子体操,,,令和8年12月6日,,日没まで,,,\"はねる,とぶ\","
              "500,材料費,,,体育館,,,,,,雨天中止,,",
              "999999,3,見本県,なかよし市,七夕まつり,,,2027-07-上旬,,,,,,,,,,商店街,,,,,,,,"},
         .changed = "999999,1,見本県,なかよし市,おはなし会,オハナシカイ,Story time,2026/12/5,"
                    "2026/12/5,10:30,11:30,,絵本を読みます,無料,,図書館,000-123-1,図書館,本町1,"
                    "35.1,139.1,12組,https://tosho.example/,,0歳から3歳,英語",
         .edited = &edit_events}
    );
}

static events::Occurrence first_of(db::ReadTx& tx, base::Date from) {
    const auto all = events::list_occurrences(tx, {.from = from, .to = from + 400});
    REQUIRE(all.size() == 1);
    return all.front();
}

ON_BOTH_DATABASES("an event whose day is not fixed yet is shown in its month, in the city's words"
) {
    test::Town town(fresh);
    const auto head = std::string("ID,イベント名,開始日,終了日,場所名称,料金(基本)\n");
    const auto report = town.import(
        events::datasets(), "event.csv", head + "1,七夕まつり,2027-07-上旬,,商店街,無料\n"
    );
    CHECK(report.imported == 1);
    town.read([&](db::ReadTx& tx) {
        const auto shown = first_of(tx, town.today());
        CHECK(shown.day.iso() == "2027-07-01");
        CHECK(shown.last_day.iso() == "2027-07-10");
        CHECK(shown.day_words == "2027年7月上旬");
    });
    town.import(events::datasets(), "event.csv", head + "1,七夕まつり,2027-07-07,,商店街,無料\n");
    town.read([&](db::ReadTx& tx) {
        const auto shown = first_of(tx, town.today());
        CHECK(shown.day.iso() == "2027-07-07");
        CHECK(shown.day_words == "");
    });
    const auto never =
        town.import(events::datasets(), "event.csv", head + "1,七夕まつり,未定,,商店街,無料\n");
    CHECK(never.rejected == 1);
    CHECK(never.rejections.at(0).rejection.key == "bad_date");
}

ON_BOTH_DATABASES("a day without a year is exported with the year that it had") {
    test::Town town(fresh);
    town.import(
        events::datasets(),
        "event.csv",
        "ID,行事名,開催日,場所名称,料金\n1,市民まつり,12月6日(日),広場,\n"
    );
    const auto path = town.folder().path("out.csv");
    datasets::export_file(town.site(), events::datasets().front(), path, {});
    std::ifstream stream(path);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    CHECK(text.find("2026-12-06") != std::string::npos);
    CHECK(text.find("12月6日") == std::string::npos);
}
