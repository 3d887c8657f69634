// The first page: who helps at this moment, what suits an age or a purpose, the pages about the
// site.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "articles/articles.h"
#include "datasets/datasets.h"
#include "events/events.h"
#include "home/home.h"
#include "support/browser.h"
#include "support/database.h"

namespace {

using Texts = std::vector<std::string>;

city::City city_that_helps() {
    auto city = test::small_city();
    city.licence = "CC BY 4.0";
    city.urgent = {
        {.title = "救急", .phone = "119", .hours = "24時間", .always = true},
        {.title = "電話相談", .phone = "#8000", .hours = "毎日 19:00〜翌8:00"},
        {.title = "夜間診療所",
         .phone = "000-123-9900",
         .hours = "毎日 19:00〜22:30（受付は22:00まで）"},
        {.title = "家庭センター",
         .phone = "000-123-4003",
         .hours = "月曜日から金曜日 8:30〜17:15（祝日・年末年始を除く）"}};
    return city;
}

struct Portal {
    test::Folder folder;
    test::Browser browser{{home::pages}, city_that_helps()};

    void import(
        const std::vector<datasets::Kind>& kinds, const std::string& name, std::string_view text
    ) {
        std::ofstream(folder.path(name), std::ios::binary) << text;
        datasets::import_file(browser.site(), kinds, folder.path(name), {}, browser.clock().now());
    }
    // Who answers, in the order in which the box shows them, without the closed ones.
    Texts open_at(int year, unsigned month, unsigned day, int hour, int minute = 0) {
        browser.clock().set(
            base::Moment::at(*base::Date::from(year, int(month), int(day)), {hour * 60 + minute})
        );
        return browser.get("/").texts_of(".urgent > .urgent-list > li h3");
    }
};

}  // namespace

TEST_CASE("on a weekday morning the office answers, the night does not") {
    Portal portal;
    CHECK(portal.open_at(2026, 11, 24, 10) == Texts{"救急", "家庭センター"});
    const auto page = portal.browser.get("/");
    CHECK(page.texts_of(".urgent details h3") == Texts{"電話相談", "夜間診療所"});
    CHECK(page.has("a[href='tel:%238000']"));
}

TEST_CASE("at night only those who answer at night are shown first, also after midnight") {
    Portal portal;
    CHECK(portal.open_at(2026, 11, 24, 19) == Texts{"救急", "電話相談", "夜間診療所"});
    CHECK(portal.open_at(2026, 11, 24, 22, 29) == Texts{"救急", "電話相談", "夜間診療所"});
    CHECK(portal.open_at(2026, 11, 24, 22, 30) == Texts{"救急", "電話相談"});
    CHECK(portal.open_at(2026, 11, 25, 2) == Texts{"救急", "電話相談"});
    CHECK(portal.open_at(2026, 11, 25, 8) == Texts{"救急"});
    CHECK(portal.open_at(2026, 11, 25, 8, 30) == Texts{"救急", "家庭センター"});
}

TEST_CASE("on public holidays and around New Year the office is closed, the night clinic is not") {
    Portal portal;
    CHECK(portal.open_at(2026, 11, 23, 10) == Texts{"救急"});  // 勤労感謝の日, a Monday
    CHECK(portal.open_at(2026, 11, 23, 20) == Texts{"救急", "電話相談", "夜間診療所"});
    CHECK(portal.open_at(2026, 11, 28, 10) == Texts{"救急"});  // a Saturday
    CHECK(portal.open_at(2026, 12, 28, 10) == Texts{"救急", "家庭センター"});
    CHECK(portal.open_at(2026, 12, 31, 10) == Texts{"救急"});
    CHECK(portal.open_at(2027, 1, 1, 20) == Texts{"救急", "電話相談", "夜間診療所"});
    CHECK(portal.open_at(2027, 1, 4, 10) == Texts{"救急", "家庭センター"});
    CHECK(portal.open_at(2027, 3, 22, 10) == Texts{"救急"});  // 振替休日
}

TEST_CASE("the first page speaks to its reader: the city's name, words to begin with") {
    Portal portal;
    const auto japanese = portal.browser.get("/");
    CHECK(japanese.text_of(".lead").find("なかよし市") != std::string::npos);
    const auto english = portal.browser.get("/en/");
    CHECK(english.text_of(".lead").find("Nakayoshi City") != std::string::npos);
    CHECK(english.texts_of(".popular a").at(0) == "Temporary childcare");
    CHECK(english.attributes(".urgent h3 span", "lang").at(0) == "ja");
}

TEST_CASE("an age or a purpose leads to what suits it; nonsense is told kindly") {
    Portal portal;
    portal.import(
        articles::datasets(),
        "articles.csv",
        "kind,id,title,body,categories,ages,purposes,department,published,updated\n"
        "article,a1,離乳食のはじめかた,本文,健康,5-8,soudan,保健課,2026-04-01,2026-04-01\n"
        "article,a2,就学の前に,本文,学校,60-72,tetsuzuki,学校課,2026-04-01,2026-04-01\n"
    );
    CHECK(
        portal.browser.get("/find?months=7").texts_of("main .card-title").at(0) ==
        "離乳食のはじめかた"
    );
    const auto eight = portal.browser.get("/find?purpose=tetsuzuki");
    CHECK(eight.texts_of("main .card-title") == Texts{"就学の前に"});
    for (const auto* path :
         {"/find", "/find?months=abc", "/find?months=999", "/find?purpose=dragons"}) {
        CAPTURE(path);
        const auto answer = portal.browser.get(path);
        CHECK(answer.status == 400);
        CHECK(answer.count("main h1") == 1);
    }
}

TEST_CASE("the pages about the site name the city, whom to call and the licence") {
    Portal portal;
    for (const auto* prefix : {"", "/easy", "/en"}) {
        for (const auto* path : {"/about", "/accessibility", "/privacy"}) {
            CAPTURE(path);
            const auto page = portal.browser.get(std::string(prefix) + path);
            CHECK(page.status == 200);
            CHECK(page.text_of("main").find("000-123-4567") != std::string::npos);
        }
        const auto licences = portal.browser.get(std::string(prefix) + "/licenses");
        CHECK(licences.text_of("main").find("CC BY 4.0") != std::string::npos);
    }
}

TEST_CASE("the privacy page says who else is asked when a map of others is used") {
    auto city = city_that_helps();
    city.map.kind = "raster";
    city.map.url = "https://tiles.example/{z}/{x}/{y}.png";
    test::Browser browser{{home::pages}, std::move(city)};
    for (const auto* path : {"/privacy", "/easy/privacy", "/en/privacy"})
        CHECK(browser.get(path).text_of("main").find("tiles.example") != std::string::npos);
    Portal portal;
    CHECK_FALSE(portal.browser.get("/privacy").contains("{map}"));
    CHECK_FALSE(portal.browser.get("/privacy").contains("地図の背景"));
}

TEST_CASE("what machines ask: sitemap, robots, manifest, the script for reading offline") {
    Portal portal;
    CHECK(portal.browser.get("/sitemap.xml").contains("<loc>"));
    CHECK(portal.browser.get("/robots.txt").contains("Sitemap: "));
    CHECK(portal.browser.get("/manifest.webmanifest").contains("なかよし子育てポータル"));
    CHECK(portal.browser.get("/sw.js").contains("public"));  // only public answers are kept
    CHECK(portal.browser.get("/offline").has("#urgent"));
}
