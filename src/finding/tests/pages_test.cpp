// The search page, the suggestions and the JSON, as browsers and programs ask for them.
#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <fstream>

#include "base/text.h"
#include "finding/finding.h"
#include "search/search.h"
#include "support/browser.h"
#include "support/database.h"

namespace {

// As a browser sends it: what is not ASCII is percent-encoded.
std::string sent(std::string_view address) {
    std::string out;
    for (const char c : address)
        out += c < 0 ? base::percent_encode({&c, 1}) : std::string(1, c);
    return base::replace_all(std::move(out), "<", "%3C");
}

search::Entry entry(std::int64_t source, std::string title, std::string body = "") {
    search::Entry made;
    made.kind = "article";
    made.source = source;
    made.source_id = std::to_string(source);
    made.title = std::move(title);
    made.body = std::move(body);
    made.url = "/articles/" + std::to_string(source);
    return made;
}

struct Town {
    static city::City city(const test::Folder& folder) {
        auto made = test::small_city();
        made.contact_phone = "000-123-4001";
        made.folder = folder.path(".");
        std::ofstream(folder.path("stations.json"))
            << R"([{"station":"なかよし駅","lat":35.001,"lng":139.001}])";
        made.map.layers["stations"] = "stations.json";
        return made;
    }
    test::Folder folder;
    test::Browser browser{{finding::pages}, city(folder)};
    Town() {
        auto care =
            entry(1, "一時預かりの使い方", "通院のときに、こどもを短い時間だけ預かります。");
        auto place = entry(2, "一時預かり室ひだまり", "なかよし駅から5分。");
        place.kind = "facility";
        place.url = "/facilities/2";
        place.latitude = 35.0, place.longitude = 139.0;
        place.summary = "一時預かり 見本県なかよし市本町1-1";
        place.body += search::finding_only;
        place.body += "有料 400";
        auto event = entry(3, "一時預かりの説明会", "はじめての方へ。");
        event.kind = "event";
        event.url = "/events/3";
        event.day_from = event.day_to = base::Date::from(2026, 12, 5);
        auto babies = entry(4, "赤ちゃんの一時預かり");
        babies.ages = base::AgeRange{0, 11};
        put({care, place, event, babies, entry(5, "<script>alert(1)</script>公園")});
        search::keep_fresh(browser.site());
    }
    void put(const std::vector<search::Entry>& entries) {
        browser.database().write([&](db::WriteTx& tx) {
            for (const auto& entry : entries)
                search::put(tx, entry);
        });
    }
    std::vector<std::string> titles(std::string_view path) {
        return browser.get(sent(path)).texts_of(".result h2");
    }
    boost::json::object json(std::string_view path) {
        const auto answer = browser.get(sent(path));
        REQUIRE(answer.status == 200);
        return boost::json::parse(answer.body).as_object();
    }
};

}  // namespace

TEST_CASE("a search shows what was found, why, and how much of each kind") {
    Town town;
    const auto page = town.browser.get(sent("/search?q=一時預かり"));
    CHECK(page.status == 200);
    CHECK(page.count(".result") == 4);
    CHECK(page.count(".result mark") >= 4);
    CHECK(page.texts_of(".tabs .count") == std::vector<std::string>{"4", "2", "1", "1"});
    CHECK(page.attributes("input[name=q]", "value").at(0) == "一時預かり");
    CHECK(
        town.titles("/search?q=一時預かり&kind=facility") ==
        std::vector<std::string>{"一時預かり室ひだまり"}
    );
    CHECK(
        town.browser.get(sent("/search?q=一時預かり&kind=facility"))
            .texts_of(".tabs .count")
            .at(0) == "4"
    );
}

TEST_CASE("age, day and distance narrow what is found; the words stay in the address of each tab") {
    Town town;
    CHECK(town.titles("/search?q=一時預かり&months=30").size() == 3);
    CHECK(
        town.titles("/search?q=一時預かり&from=2026-12-01&to=2026-12-31") ==
        std::vector<std::string>{"一時預かりの説明会"}
    );
    CHECK(
        town.titles("/search?q=一時預かり&near=35.001,139.001&within=1000") ==
        std::vector<std::string>{"一時預かり室ひだまり"}
    );
    CHECK(town.titles("/search?q=一時預かり&near=36,139&within=1000").empty());
    for (const auto& address :
         town.browser.get(sent("/search?q=一時預かり&months=30")).attributes(".tabs a", "href"))
        CHECK(address.find("months=30") != std::string::npos);
}

TEST_CASE("near a town or a station by its name; a name nobody knows is said to be unknown") {
    Town town;
    const auto page = town.browser.get(sent("/search?q=一時預かり&near=なかよし駅&within=1000"));
    CHECK(page.texts_of(".result h2") == std::vector<std::string>{"一時預かり室ひだまり"});
    CHECK(page.attributes("#near", "value") == std::vector<std::string>{"なかよし駅"});
    CHECK(page.count("#near-names option") == 1);
    const auto unknown = town.browser.get(sent("/search?q=一時預かり&near=アトランティス"));
    CHECK(unknown.count(".result") == 4);
    CHECK(unknown.text_of(".notice.warn").find("アトランティス") != std::string::npos);
    CHECK(town.titles("/search?q=一時預かり&at=35.001,139.001&within=1000").size() == 1);
}

TEST_CASE("the whole of what was typed is marked, and excerpts are sentences") {
    Town town;
    const auto page = town.browser.get(sent("/search?q=一時預かり"));
    const auto marks = page.texts_of(".result mark");
    CHECK(marks.at(0) == "一時預かり");
    CHECK_FALSE(page.contains("有料"));
    const auto place = town.browser.get(sent("/search?q=一時預かり&kind=facility"));
    CHECK(place.text_of(".result .card-text") == "なかよし駅から5分。");
    CHECK(place.text_of(".result .meta") == "一時預かり 本町1-1");
    CHECK(town.titles("/search?q=有料").size() == 1);  // found all the same
}

TEST_CASE("an empty search begins with words to press, in the reader's language") {
    Town town;
    CHECK(town.browser.get("/search").texts_of(".popular a").at(0) == "一時預かり");
    const auto english = town.browser.get("/en/search");
    CHECK(english.texts_of(".popular a").at(0) == "Temporary childcare");
    CHECK(
        english.attributes(".popular a", "href").at(0) ==
        "/en/search?q=%E4%B8%80%E6%99%82%E9%A0%90%E3%81%8B%E3%82%8A"
    );
}

TEST_CASE("who has just published a page finds it with the next search") {
    Town town;
    CHECK(town.titles("/search?q=水泳教室").empty());
    town.put({entry(9, "水泳教室のお知らせ")});
    CHECK(town.titles("/search?q=水泳教室") == std::vector<std::string>{"水泳教室のお知らせ"});
    town.browser.database().write([](db::WriteTx& tx) { search::remove(tx, "article", 9); });
    CHECK(town.titles("/search?q=水泳教室").empty());
}

TEST_CASE("nothing found is not the end: a telephone number, other ways, and it is counted") {
    static const db::Sql counted{"SELECT count FROM search_miss WHERE query = $1"};
    Town town;
    const auto page = town.browser.get(sent("/search?q=スケートリンク"));
    CHECK(page.text_of(".zero-hits .panel").find("000-123-4001") != std::string::npos);
    CHECK(page.has(".zero-hits a[href='/faq']"));
    town.browser.get(sent("/search?q=スケートリンク"));
    const auto times = [&] {
        return town.browser.database().read([&](db::ReadTx& tx) {
            return tx.find<std::int64_t>(counted, "スケートリンク").value_or(0);
        });
    };
    search::keep_fresh(town.browser.site());
    CHECK(times() == 2);
    town.browser.get(sent("/search?q=スケートリンク"));
    search::before_stop(town.browser.site());
    search::before_stop(town.browser.site());
    CHECK(times() == 3);
}

TEST_CASE("the words typed and the titles found are text, never markup") {
    Town town;
    const auto page = town.browser.get(sent("/search?q=公園<script>alert(2)</script>"));
    CHECK(page.count(".result") == 1);
    CHECK_FALSE(page.contains("<script>alert"));
    CHECK(page.contains("&lt;<mark>script</mark>"));
}

TEST_CASE("the same search for machines") {
    Town town;
    const auto answer = town.json("/api/v1/search?q=いちじあずかり&limit=2");
    CHECK(answer.at("total").as_int64() == 4);
    CHECK(answer.at("facets").at("facility").as_int64() == 1);
    const auto& results = answer.at("results").as_array();
    REQUIRE(results.size() == 2);
    for (const auto* field : {"id", "source_id", "kind", "title", "url", "snippet", "score"})
        CHECK(results[0].as_object().contains(field));
    CHECK(town.json("/api/v1/search?q=一時預かり&kind=event").at("results").as_array().size() == 1);
    CHECK(town.json("/api/v1/search?q=").at("results").is_array());
}

TEST_CASE("suggestions come for kanji, kana and half a syllable of romaji") {
    Town town;
    for (const auto* typed : {"一時預", "いちじあ", "ichijia", "itiziaz"}) {
        const auto answer = town.browser.get(sent(std::string("/search/suggest?q=") + typed));
        const auto words = boost::json::parse(answer.body).as_array();
        REQUIRE(!words.empty());
        CHECK(words[0].as_string() == "一時預かり");
    }
}

TEST_CASE("whatever stands in the address, the answer is a page") {
    Town town;
    for (const std::string& query :
         {std::string("q=%00"),
          std::string("q="),
          std::string("q=一時&page=-1"),
          std::string("q=一時&page=999999999999"),
          std::string("q=一時&months=abc"),
          std::string("q=一時&near=nan,inf"),
          std::string("q=一時&near=,"),
          std::string("q=一時&from=2026-02-31"),
          std::string("q=a&q=b&kind=%3C&kind=x"),
          "q=" + std::string(5000, 'a'),
          std::string("q=ーーーー"),
          std::string("q=👶🏽👶🏽"),
          std::string("q=。、！？")}) {
        for (const auto* path : {"/search?", "/api/v1/search?", "/search/suggest?"}) {
            const auto status = town.browser.get(sent(path + query)).status;
            CHECK_MESSAGE((status == 200 || status == 400), path << query.substr(0, 40));
        }
    }
}
