#include "web/target.h"

#include <doctest/doctest.h>

TEST_CASE("an address is decoded once and in full") {
    const auto target = web::parse_target("/%E6%96%BD%E8%A8%AD/1?q=%E5%AD%90+%E8%82%B2&q=2&x");
    REQUIRE(target);
    CHECK(target->path == "/施設/1");
    CHECK(target->query.text("q") == "子 育");
    CHECK(target->query.all("q").size() == 2);
    CHECK(target->query.integer("q") == 2);
    CHECK(target->query.has("x"));
}

TEST_CASE("an address that could be read in two ways is refused") {
    for (const char* raw :
         {"",          "articles", "//evil.example", "/../etc/passwd",  "/a/%2e%2e/b",
          "/a/..%2fb", "/a%2Fb",   "/a%5Cb",         "/a\\b",           "/%00",
          "/%0d%0a",   "/%",       "/%zz",           "/%c0%ae%c0%ae/x", "/%ff",
          "/a?q=%ff",  "/a?q=%",   "/a?%00=1",       "/\xe6\x96",       "/a?q=\xff",
          "/a#b",      "/a b"}) {
        CAPTURE(raw);
        CHECK(!web::parse_target(raw));
    }
}

TEST_CASE("the first segment may name a language") {
    CHECK(web::split_language("/en/articles").rest == "/articles");
    CHECK(web::split_language("/easy").rest == "/");
    CHECK(web::split_language("/english").rest == "/english");
    CHECK(!web::split_language("/").language);
}

TEST_CASE("a redirect never leaves the site") {
    CHECK(web::is_local_path("/articles?x=1"));
    CHECK(!web::is_local_path("//evil.example"));
    CHECK(!web::is_local_path("/\\evil.example"));
    CHECK(!web::is_local_path("https://evil.example"));
}
