#include "html/writer.h"

#include <doctest/doctest.h>

#include "html/view.h"

TEST_CASE("text and attributes are escaped by construction") {
    html::Writer w;
    w.text(std::string_view("<b> & \"'"));
    CHECK(w.take().text() == "&lt;b&gt; &amp; &quot;&#39;");
}

TEST_CASE("only addresses that lead somewhere harmless are written") {
    CHECK(html::is_allowed_url("/articles/1?x=a:b"));
    CHECK(html::is_allowed_url("https://example.jp/"));
    CHECK(html::is_allowed_url("tel:119"));
    CHECK(!html::is_allowed_url("javascript:alert(1)"));
    CHECK(!html::is_allowed_url("java\nscript:alert(1)"));
    CHECK(!html::is_allowed_url("//evil.example/"));
    CHECK(!html::is_allowed_url("/\\evil.example"));
    CHECK(!html::is_allowed_url("data:text/html,x"));
}

TEST_CASE("JSON inside a page cannot end its script") {
    html::Writer w;
    w.json({R"({"a":"</script><!--"})"});
    CHECK(w.take().text().find('<') == std::string::npos);
}

TEST_CASE("links keep the language of the page and the language switch keeps the page") {
    const texts::Catalogue catalogue;
    html::View view{.catalogue = catalogue, .language = texts::Language::English, .prefixed = true};
    view.path = "/map?age=8";
    CHECK(view.to("/articles") == "/en/articles");
    CHECK(view.in(texts::Language::Easy) == "/easy/map?age=8");
    CHECK(view.date(*base::Date::from(2026, 11, 24)) == "24 November 2026");
    view.language = texts::Language::Japanese;
    CHECK(view.date(*base::Date::from(2026, 11, 24)) == "2026年11月24日(火)");
}
