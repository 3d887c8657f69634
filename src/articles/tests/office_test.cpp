// Writing: seen by readers at once, never lost, never overwritten unseen.
#include <doctest/doctest.h>

#include "articles/articles.h"
#include "articles/difference.h"
#include "audit/audit.h"
#include "base/text.h"
#include "search/search.h"
#include "support/desk.h"
#include "web/router.h"

namespace {

using Pairs = test::Browser::Pairs;

void open_office(web::Router& router) {
    staff::Office office(router);
    articles::office(office);
}

struct Editor : test::Desk {
    Editor() : test::Desk({articles::pages, open_office}) { enter(staff::Role::Npo); }

    static Pairs typed(const std::string& body) {
        return {
            {"kind", "article"},
            {"title", "ひろばの案内"},
            {"summary", "遊びに来てください"},
            {"body", body},
            {"department", "こども課"},
            {"published", "2026-11-24"},
            {"ages", "0-11、妊娠中"},
            {"purpose", "asobu"},
            {"action", "save"}};
    }
    test::Answer create(const std::string& body = "## 対象\n0歳の親子") {
        return browser.post("/office/articles", typed(body));
    }
    std::string seen() {
        return browser.get("/office/articles/1").attributes("input[name=seen]", "value").front();
    }
    test::Answer save(const std::string& body, const std::string& seen_mark) {
        auto fields = typed(body);
        fields.emplace_back("seen", seen_mark);
        return browser.post("/office/articles/1", fields);
    }
};

}  // namespace

TEST_CASE("what the NPO writes is what readers see, at once and after each change") {
    Editor editor;
    const auto saved = editor.create();
    CHECK(saved.path == "/office/articles/1?saved=1");
    CHECK(editor.browser.get("/articles/1").text_of("h1") == "ひろばの案内");
    CHECK(editor.browser.get("/articles?months=0-11").contains("ひろばの案内"));
    editor.save("## 費用\n無料です", editor.seen());
    CHECK(editor.browser.get("/articles/1").contains("無料です"));
}

TEST_CASE("a preview shows the reader's view and saves nothing") {
    Editor editor;
    auto fields = Editor::typed("## 見出し\n- 項目");
    fields.back().second = "preview";
    const auto preview = editor.browser.post("/office/articles", fields);
    CHECK(preview.has(".panel .prose h2"));
    CHECK(preview.contains("## 見出し"));
    CHECK(editor.browser.get("/articles/1").status == 404);
}

TEST_CASE("what is missing or unreadable is said at its field, and nothing typed is lost") {
    Editor editor;
    auto fields = Editor::typed("長い本文をもう書いた");
    for (auto& [field, text] : fields) {
        if (field == "title") text = "";
        if (field == "ages") text = "ずっと";
        if (field == "published") text = "来週";
    }
    const auto answer = editor.browser.post("/office/articles", fields);
    CHECK(answer.status == 422);
    for (const auto* error : {"#title-error", "#ages-error", "#published-error"})
        CHECK_MESSAGE(answer.has(error), error);
    CHECK(answer.contains("長い本文をもう書いた"));
    CHECK(answer.contains("ずっと"));
}

TEST_CASE("two people who edit at once see each other's text before one replaces the other") {
    Editor editor;
    editor.create("月曜は休みです");
    const auto both_began_here = editor.seen();
    editor.save("火曜は休みです", both_began_here);
    const auto conflict = editor.save("水曜は休みです", both_began_here);
    CHECK(conflict.status == 409);
    CHECK(conflict.text_of("del") == "火曜は休みです");
    CHECK(conflict.text_of("ins") == "水曜は休みです");
    CHECK(conflict.contains("水曜は休みです</textarea>"));
    CHECK(editor.browser.get("/articles/1").contains("火曜は休みです"));
    const auto agreed = conflict.attributes("input[name=seen]", "value").front();
    CHECK(editor.save("水曜は休みです", agreed).status == 200);
    CHECK(editor.browser.get("/articles/1").contains("水曜は休みです"));
}

TEST_CASE("an older text is found in the history and taken back") {
    Editor editor;
    editor.create("最初の文");
    editor.save("次の文", editor.seen());
    const auto history = editor.browser.get("/office/articles/1/history");
    CHECK(history.text_of("del") == "最初の文");
    editor.browser.post("/office/articles/1/restoration", {{"version", "1"}});
    CHECK(editor.browser.get("/articles/1").contains("最初の文"));
    CHECK(editor.browser.get("/office/articles/1/history").count("section.section") == 2);
    CHECK(editor.browser.post("/office/articles/1/restoration", {{"version", "9"}}).status == 404);
}

TEST_CASE("what is withdrawn leaves readers and stays in the office; saving brings it back") {
    Editor editor;
    editor.create();
    editor.browser.post("/office/articles/1/withdrawal", {});
    CHECK(editor.browser.get("/articles/1").status == 404);
    CHECK(editor.browser.get("/office/articles").contains("取り下げ"));
    editor.save("また始めます", editor.seen());
    CHECK(editor.browser.get("/articles/1").status == 200);
}

TEST_CASE("what is written for later is not shown before its day") {
    Editor editor;
    auto fields = Editor::typed("来月から");
    for (auto& [field, text] : fields)
        if (field == "published") text = "2026-12-01";
    editor.browser.post("/office/articles", fields);
    CHECK(editor.browser.get("/articles/1").status == 404);
    editor.browser.clock().set(base::Moment::at(*base::Date::from(2026, 12, 1), {0}));
    editor.enter(staff::Role::Npo);
    CHECK(editor.browser.get("/articles/1").status == 200);
}

TEST_CASE("each change by the office stands in the record with who did it") {
    Editor editor;
    editor.create();
    editor.save("別の文", editor.seen());
    const auto about = editor.browser.database().read([](db::ReadTx& tx) {
        return audit::list_about(tx, "article:1", 10);
    });
    REQUIRE(about.size() == 2);
    CHECK(about[0].entry.actor == "staff:1");
    CHECK(about[0].entry.action == "articles.edit");
}

TEST_CASE("script in a text stays text, in the preview and for readers") {
    Editor editor;
    editor.create("<script>alert(1)</script>[押す](javascript:alert(1))");
    for (const auto* path : {"/articles/1", "/office/articles/1"}) {
        const auto page = editor.browser.get(path);
        CHECK_FALSE(page.contains("<script>alert"));
        CHECK_FALSE(page.contains("href=\"javascript:"));
    }
}

TEST_CASE("a difference is as short as it can be") {
    const auto lines = articles::difference("a\nb\nc\n", "a\nx\nc\r\n");
    int same = 0, other = 0;
    for (const auto& line : lines)
        (line.kind == articles::Line::Kind::Same ? same : other) += 1;
    CHECK(same == 3);
    CHECK(other == 2);
}
