#include <doctest/doctest.h>

#include <fstream>

#include "articles/articles.h"
#include "articles/reading.h"
#include "articles/store.h"
#include "datasets/datasets.h"
#include "support/browser.h"
#include "support/database.h"

using base::Date;

static const std::string teate =
    R"({"kind":"article","id":"teate","title":"児童手当","summary":"高校生年代まで","body":"## 対象\n\nみなさん\n\n[質問](/faq/ikura)\n\n電話 000-123-4001","ages":["0-7"],"categories":["お金・手当"],"purposes":["okane"],"department":"こども政策課","published":"2026-01-05","updated":"2026-11-20","checked":"2026-11-21","url":"https://old.example/teate.html","related":["ikura"]})"
    "\n";
static const std::string ikura =
    R"({"kind":"faq","id":"ikura","title":"いくらですか","body":"月に1万円です。","ages":["8-20"],"published":"2026-02-01"})"
    "\n";

// A browser in front of a city whose articles came from a JSON Lines file.
struct Town {
    test::Folder folder;
    test::Browser browser{articles::pages};
    datasets::Report import(const std::string& lines) {
        const auto path = folder.path("articles.jsonl");
        std::ofstream(path) << lines;
        return datasets::import_file(
            browser.site(), articles::datasets(), path, {}, browser.clock().now()
        );
    }
};

static std::string replaced(std::string text, const std::string& from, const std::string& to) {
    return text.replace(text.find(from), from.size(), to);
}

TEST_CASE("an imported article is shown with its dates, contact and related question") {
    Town town;
    const auto report = town.import(teate + ikura);
    CHECK(
        datasets::summary(report) ==
        "articles.jsonl: rows 2, imported 2, updated 0, unchanged 0, rejected 0"
    );
    const auto page = town.browser.get("/articles/teate");
    CHECK(page.status == 200);
    CHECK(page.path == "/articles/1");
    CHECK(page.text_of("h1") == "児童手当");
    CHECK(page.contains("確認済 3日前"));
    CHECK(page.has("a.tel[href=\"tel:0001234001\"]"));
    CHECK(page.has(".prose a[href=\"/faq/2\"]"));
    CHECK(page.has(".column-side a[href=\"/faq/2\"]"));
}

TEST_CASE("the same file twice changes nothing, a newer one updates and closes what is gone") {
    Town town;
    town.import(teate + ikura);
    const auto again = town.import(teate + ikura);
    CHECK(again.unchanged == 2);
    CHECK(again.imported + again.updated + again.closed == 0);
    const auto newer = town.import(replaced(teate, "みなさん", "すべての人"));
    CHECK(newer.updated == 1);
    CHECK(newer.closed == 1);
    CHECK(town.browser.get("/faq/2").status == 404);
    CHECK(town.browser.get("/articles/1").contains("すべての人"));
    CHECK(town.browser.get("/articles/1?version=1").contains("みなさん"));
}

TEST_CASE("a page that names another shows at once that it is there, and what it is called now") {
    Town town;
    town.import(teate);
    CHECK_FALSE(town.browser.get("/articles/1").has(".column-side a"));
    town.import(teate + ikura);
    const auto page = town.browser.get("/articles/1");
    CHECK(page.text_of(".column-side a") == "いくらですか");
    CHECK(page.has(".prose a[href=\"/faq/2\"]"));
    town.import(teate + replaced(ikura, "いくらですか", "いくらもらえますか"));
    CHECK(town.browser.get("/articles/1").text_of(".column-side a") == "いくらもらえますか");
    town.import(teate);
    CHECK_FALSE(town.browser.get("/articles/1").has(".column-side a"));
}

TEST_CASE("what staff changed after the import is kept and reported") {
    Town town;
    town.import(teate);
    town.browser.database().write([](db::WriteTx& tx) {
        static const db::Sql edit{
            "UPDATE article SET title = 'なおした題', edited_at = 1 WHERE id = 1"};
        tx.execute(edit);
    });
    const auto report = town.import(replaced(teate, "児童手当", "別の題"));
    CHECK(report.kept == 1);
    CHECK(report.updated == 0);
    CHECK(town.browser.get("/articles/1").text_of("h1") == "なおした題");
}

TEST_CASE("a list for seven months differs from one for eight") {
    Town town;
    town.import(teate + replaced(replaced(teate, "\"teate\"", "\"b\""), "0-7", "8-20"));
    CHECK(town.browser.get("/articles?months=7").count(".card") == 1);
    CHECK(town.browser.get("/articles?months=8").count(".card") == 1);
    CHECK(
        town.browser.get("/articles?months=7").links() !=
        town.browser.get("/articles?months=8").links()
    );
    CHECK(town.browser.get("/articles").count(".card") == 2);
    CHECK(town.browser.get("/articles?purpose=azukeru").has(".zero-hits"));
}

TEST_CASE("addresses of the old site lead to the new pages") {
    Town town;
    town.import(teate);
    town.browser.follows_redirects = false;
    const auto answer = town.browser.get("/teate.html");
    CHECK(answer.status == 301);
    CHECK(answer.header("Location") == "/articles/1");
}

TEST_CASE("addresses that lead nowhere are answered so") {
    Town town;
    town.import(teate);
    for (const auto* path :
         {"/articles/999",
          "/articles/-1",
          "/articles/x",
          "/faq/99999999999999999999",
          "/articles?page=99",
          "/no-such-page"})
        CHECK_MESSAGE(town.browser.get(path).status == 404, path);
    CHECK(town.browser.get("/faq/1").path == "/articles/1");
}

TEST_CASE("what is not published yet is not shown") {
    Town town;
    town.import(
        R"({"kind":"article","id":"c","title":"来年のこと","body":"x","published":"2027-01-01"})"
    );
    CHECK(town.browser.get("/articles/1").status == 404);
    CHECK(town.browser.get("/articles").count(".card") == 0);
    town.browser.clock().set(base::Moment::at(*Date::from(2027, 1, 1), base::TimeOfDay::at(0)));
    CHECK(town.browser.get("/articles/1").status == 200);
}

TEST_CASE("every list speaks the reader's language") {
    Town town;
    town.import(teate + ikura);
    CHECK(town.browser.get("/en/faq").text_of("h1") == "Questions and answers");
    CHECK(town.browser.get("/easy/faq").text_of("h1") == "よく 聞かれること");
    CHECK(town.browser.get("/en/faq").has(".card-title a[href=\"/en/faq/2\"]"));
}

TEST_CASE("machines get Atom and JSON with source and licence") {
    Town town;
    town.import(teate + ikura);
    const auto feed = town.browser.get("/feed.atom");
    CHECK(feed.header("Content-Type") == "application/atom+xml; charset=utf-8");
    CHECK(feed.contains("<title>児童手当</title>"));
    const auto list = town.browser.get("/api/v1/articles?kind=faq");
    CHECK(list.contains(R"("total":1)"));
    CHECK(list.contains(R"("licence":)"));
    CHECK(town.browser.get("/api/v1/articles?kind=nonsense").status == 400);
    CHECK(town.browser.get("/api/v1/articles/1").contains(R"("source_id":"teate")"));
}

TEST_CASE("a row that cannot be used is explained and the others are imported") {
    Town town;
    const auto report = town.import(
        teate + R"({"kind":"article","id":"d","title":"","body":"x"})"
                "\n"
                R"({"kind":"poem","id":"e","title":"t","body":"x"})"
                "\n"
    );
    CHECK(report.imported == 1);
    CHECK(report.rejected == 2);
    const auto lines = datasets::explain(report, town.browser.site().city().catalogue);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].find("2行目") != std::string::npos);
    CHECK(lines[0].find("題名がありません") != std::string::npos);
}

TEST_CASE("a broken line refuses the whole file and changes nothing") {
    Town town;
    const auto report = town.import(teate + "{broken\n");
    CHECK(report.refusal == "datasets.refusal.bad_json");
    CHECK(town.browser.get("/articles/1").status == 404);
}

TEST_CASE("ages are read in months and in words") {
    CHECK(articles::read_ages("0-11") == base::AgeRange{0, 11});
    CHECK(articles::read_ages("妊娠中") == base::AgeRange{-10, -1});
    CHECK(articles::read_ages("6か月〜2歳") == base::AgeRange{6, 35});
    CHECK(!articles::read_ages("11-0"));
    CHECK(!articles::read_ages("いつでも"));
}
