#include <doctest/doctest.h>

#include "support/browser.h"
#include "web/request.h"

static void pages(web::Router& router) {
    router.page("/", [](const web::Request& request) {
        return web::page(request, {.title = "", .description = "はじめの頁"});
    });
    router.page("/articles/{id}", [](const web::Request& request) {
        const auto id = request.id<int>();
        if (!id) return web::not_found(request);
        CHECK(request.headers.empty());
        return web::page(
            request, {.title = "記事", .section = "articles", .crumbs = {{"記事", ""}}}
        );
    });
    router.get("/my", [](const web::Request& request) {
        return web::text(std::string(request.form_token()));
    });
    router.post("/my/note", [](const web::Request& request) {
        return web::see_other(request, "/articles/" + std::string(request.form.text("id")));
    });
    router.get("/broken", [](const web::Request&) -> web::Response {
        throw std::runtime_error("secret cause");
    });
}

TEST_CASE("a page has one layout with landmarks, menu and languages") {
    test::Browser browser({pages});
    const auto answer = browser.get("/articles/7");
    CHECK(answer.status == 200);
    CHECK(answer.text_of("title") == "記事 | なかよし子育てポータル");
    CHECK(answer.has("main#main"));
    CHECK(answer.has("nav[aria-label=メニュー] a[aria-current=true][href=/articles]"));
    CHECK(answer.attributes("html", "lang") == std::vector<std::string>{"ja"});
    CHECK(
        answer.attributes(".lang-switch a", "href") ==
        std::vector<std::string>{"/ja/articles/7", "/easy/articles/7", "/en/articles/7"}
    );
    CHECK(answer.has(".sample-banner"));
}

TEST_CASE("the language stands in the address or in a cookie, and links keep it") {
    test::Browser browser({pages});
    CHECK(browser.get("/en/articles/7").attributes("html", "lang").front() == "en");
    CHECK(browser.get("/en/articles/7").has("a[href=/en/map]"));
    browser.cookies["lang"] = "en";
    const auto answer = browser.get("/articles/7");
    CHECK(answer.attributes("html", "lang").front() == "en");
    CHECK(answer.has(".site-nav a[href=/map]"));
    CHECK(browser.get("/ja/articles/7").attributes("html", "lang").front() == "ja");
}

TEST_CASE("what is not there is a readable page with status 404") {
    test::Browser browser({pages});
    for (const char* path : {"/nothing", "/articles/0", "/articles/x", "/articles/1/2", "/en/no"}) {
        CAPTURE(path);
        const auto answer = browser.get(path);
        CHECK(answer.status == 404);
        CHECK(answer.has(".error-page h1"));
        CHECK(answer.has("form[role=search]"));
    }
    CHECK(browser.get("/api/nothing").header("Content-Type").starts_with("application/json"));
}

TEST_CASE("an address with a slash too many leads to the page") {
    test::Browser browser({pages});
    browser.follows_redirects = false;
    CHECK(browser.get("/en/articles/7/").status == 301);
    CHECK(browser.get("/en/articles/7/").header("Location") == "/en/articles/7");
}

TEST_CASE("a broken address is answered 400 in the reader's language") {
    test::Browser browser({pages});
    CHECK(browser.get("/articles/7?q=%ff").status == 400);
    CHECK(browser.get("/en/a/../b").text_of("h1") == "We could not read this address or input");
}

TEST_CASE("a form is accepted only with the token of the reader and from our own page") {
    test::Browser browser({pages});
    CHECK(browser.post("/my/note", {{"id", "7"}}).path == "/articles/7");
    CHECK(browser.post_without_token("/my/note", {{"id", "7"}}).status == 403);
    browser.cookies.clear();
    const auto token = browser.get("/my").body;
    CHECK(browser.cookies["csrf"] == token);
    CHECK(browser.post_without_token("/my/note", {{"id", "7"}, {"_csrf", token}}).status == 200);
    CHECK(browser.post_without_token("/my/note", {{"_csrf", std::string(32, '0')}}).status == 403);
}

TEST_CASE("a known address with another method is 405") {
    test::Browser browser({pages});
    CHECK(browser.post("/articles/7", {}).status == 405);
    CHECK(browser.get("/my/note").status == 405);
}

TEST_CASE("what broke is a page with a number; the cause stays in the log") {
    test::Browser browser({pages});
    const auto answer = browser.get("/broken");
    CHECK(answer.status == 500);
    CHECK(answer.contains("test-request"));
    CHECK(!answer.contains("secret"));
}
