#include "html/markdown.h"

#include <doctest/doctest.h>

#include "html/phone.h"

static std::string shown(std::string_view markdown) {
    return html::render_markdown(markdown).body.text();
}

TEST_CASE("what a city hall writes becomes headings, lists and tables") {
    CHECK(
        shown("## 対象\n\n- 6か月から\n") ==
        "<h2 id=\"h1\">対象</h2>\n<ul><li>6か月から</li>\n</ul>\n"
    );
    CHECK(
        shown("|a|b|\n|---|--:|\n|1|2|").find("<th scope=\"col\" class=\"right\">b</th>") !=
        std::string::npos
    );
}

TEST_CASE("raw HTML and script addresses are only text") {
    CHECK(shown("<script>alert(1)</script>").find("<script") == std::string::npos);
    CHECK(shown("[x](javascript:alert(1))").find("href=\"#\"") != std::string::npos);
    CHECK(shown("[x](JaVa&#x0A;script:alert(1))").find("script:") == std::string::npos);
    CHECK(shown("![x](https://tracker.example/a.png)").find("tracker") == std::string::npos);
    CHECK(shown("[x](\" onmouseover=alert(1))").find("\" onmouseover") == std::string::npos);
}

TEST_CASE("links inside the site keep the reader's language") {
    const auto body = html::render_markdown("[園](/facilities/3)", "/en").body.text();
    CHECK(body.find("href=\"/en/facilities/3\"") != std::string::npos);
}

TEST_CASE("telephone numbers call") {
    CHECK(
        shown("電話 000-123-4001 まで")
            .find("<a class=\"tel\" href=\"tel:0001234001\">000-123-4001</a>") != std::string::npos
    );
    CHECK(shown("#8000 へ").find("tel:") != std::string::npos);
    CHECK(shown("2026-11-24").find("tel:") == std::string::npos);
    CHECK(html::dialable("０３－１２３４－５６７８") == "0312345678");
    CHECK(html::dialable("なし") == "");
}

TEST_CASE("headings make a table of contents and the plain text has no markup") {
    const auto rendered = html::render_markdown("## 持ち物\n\n**水筒**と着替え\n\n### 夏は\n帽子");
    REQUIRE(rendered.headings.size() == 2);
    CHECK(rendered.headings[1].text == "夏は");
    CHECK(rendered.headings[1].level == 3);
    CHECK(rendered.plain.find("**") == std::string::npos);
    CHECK(rendered.plain.find("水筒と着替え") != std::string::npos);
}
