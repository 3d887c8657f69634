// Events as parents look for them: this weekend, for one age, in the month, on the phone's
// calendar.
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <fstream>

#include "datasets/datasets.h"
#include "events/events.h"
#include "support/browser.h"
#include "support/database.h"

namespace {

using Texts = std::vector<std::string>;

// Tuesday, 24 November 2026, 10:00.
struct Town {
    test::Folder folder;
    test::Browser browser{events::pages};

    Town() {
        const auto path = folder.path("event.csv");
        std::ofstream(path, std::ios::binary)
            << "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,イベント名,開始日,終了日,"
               "開始時間,終了時間,説明,料金(基本),場所名称,住所,対象者\r\n"
               "999999,story,見本県,なかよし市,おはなし会,2026-11-28,2026-11-28,10:30,11:00,"
               "絵本を読みます,無料,図書館,見本県なかよし市本町1,0歳から3歳\r\n"
               "999999,sports,見本県,なかよし市,親子体操,2026-12-06,2026-12-06,10:00,,はねる,500,"
               "体育館,,3歳から5歳\r\n"
               "999999,past,見本県,なかよし市,夏まつり,2026-08-01,2026-08-01,,,,無料,商店街,,\r\n"
               "999999,code,見本県,なかよし市,<b>工作</b>,2026-11-29,2026-11-29,,,"
               "<script>alert(1)</script>,,公民館,,\r\n";
        datasets::import_file(browser.site(), events::datasets(), path, {}, browser.clock().now());
    }
    Texts titles(std::string_view path) { return browser.get(path).texts_of(".event .card-title"); }
};

}  // namespace

TEST_CASE("this weekend, one age and what is free have an address each") {
    Town town;
    CHECK(town.titles("/events?all=1&when=weekend") == Texts{"おはなし会", "<b>工作</b>"});
    CHECK(town.titles("/events?all=1&months=24&free=1") == Texts{"おはなし会"});
    CHECK(town.titles("/events?all=1&day=2026-12-06") == Texts{"親子体操"});
    CHECK(town.browser.get("/events?all=1&when=weekend").has(".chip[aria-current=true]"));
}

TEST_CASE("what is over leaves the list and stays reachable, and says that it is over") {
    Town town;
    for (const auto& title : town.titles("/events?all=1"))
        CHECK(title != "夏まつり");
    const auto past = town.browser.get("/events/past");
    CHECK(past.status == 200);
    CHECK(past.text_of("h1") == "夏まつり");
    CHECK(past.has(".notice.warn"));
}

TEST_CASE("no event found is not the end, and a month far away is no page") {
    Town town;
    const auto none = town.browser.get("/events?all=1&area=%E3%81%AA%E3%81%84");
    CHECK(none.has(".zero-hits a[href=/events]"));
    CHECK(
        town.browser.get("/calendar?month=2026-12").text_of("main").find("親子体操") !=
        std::string::npos
    );
    for (const auto* month : {"1999-01", "2026-13", "abc", "9999-12"}) {
        CAPTURE(month);
        CHECK(town.browser.get(std::string("/calendar?month=") + month).status == 404);
    }
}

TEST_CASE("whatever stands in the address, the list is a readable page") {
    Town town;
    for (const std::string query :
         {"from=x",
          "to=2026-02-31",
          "day=x",
          "months=-99",
          "page=-1",
          "page=x",
          "when=never",
          "from=0001-01-01&to=9999-12-31"}) {
        CAPTURE(query);
        CHECK(town.browser.get("/events?" + query).status == 200);
        CHECK(town.browser.get("/events.ics?" + query).status == 200);
    }
    CHECK(town.browser.get("/events?page=9999").status == 404);
    for (const auto* path : {"/events/0", "/events/99999", "/events/nobody", "/events/x.ics"})
        CHECK(town.browser.get(path).status == 404);
}

TEST_CASE("what a city wrote is text, never markup; search engines are told day and place") {
    Town town;
    const auto code = town.browser.get("/events/code");
    CHECK_FALSE(code.contains("<script>alert"));
    CHECK(code.text_of("h1") == "<b>工作</b>");
    const auto story = town.browser.get("/events/story");
    const auto about =
        boost::json::parse(story.text_of("script[type=application/ld+json]")).as_object();
    CHECK(about.at("@type").as_string() == "Event");
    CHECK(about.at("startDate").as_string().starts_with("2026-11-28T10:30"));
    CHECK(about.at("location").at("name").as_string() == "図書館");
    CHECK(about.at("isAccessibleForFree").as_bool());
}

TEST_CASE("an event goes into the phone's calendar, alone or with the others") {
    Town town;
    const auto one = town.browser.get("/events/story.ics");
    CHECK(one.contains("BEGIN:VEVENT"));
    CHECK(one.contains("SUMMARY:おはなし会"));
    CHECK(one.contains("20261128T103000"));
    CHECK(town.browser.get("/events.ics?all=1").contains("SUMMARY:親子体操"));
}

TEST_CASE("in English the page says that its texts are Japanese") {
    Town town;
    const auto page = town.browser.get("/en/events/story");
    CHECK(page.attributes("h1", "lang") == Texts{"ja"});
    CHECK(page.text_of(".notice").find("Japanese") != std::string::npos);
    CHECK_FALSE(town.browser.get("/events/story").has(".notice"));
}
