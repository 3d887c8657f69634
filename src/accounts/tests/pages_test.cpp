// A parent's way through the pages, and nobody else's way to what is theirs.
#include <doctest/doctest.h>

#include "accounts/accounts.h"
#include "accounts/device.h"
#include "base/text.h"
#include "support/browser.h"
#include "support/mailbox.h"
#include "web/response.h"
#include "web/router.h"

namespace {

void my_page(web::Router& portal) {  // stands where room mypage has its page
    portal.get("/my", accounts::signed_in([](const web::Request&, const accounts::Person&) {
                   return web::text("my page");
               }));
}

struct Parent {
    test::Browser browser{accounts::pages, my_page};

    std::string newest_link() {
        std::string link;
        for (const auto& letter : test::letters_waiting(browser.site(), browser.clock().now()))
            if (base::contains(letter.address, "/enter/"))
                link = letter.address.substr(letter.address.rfind('/') + 1);
        return link;
    }
    test::Answer enter(const std::string& mail, const std::string& goes_to = "") {
        browser.post("/account/letters", {{"mail", mail}, {"goes_to", goes_to}});
        return browser.post("/account/sessions", {{"link", newest_link()}});
    }
    void add_child(const std::string& nickname) {
        browser.post("/account/children", {{"nickname", nickname}, {"born", "2026-05"}});
    }
};

constexpr auto private_paths = {
    "/my",
    "/account/data.json",
    "/account/removal",
    "/account/children/new",
    "/account/children/1"};

}  // namespace

TEST_CASE("who has not signed in is asked to, and then gets where they wanted to go") {
    Parent parent;
    for (const auto* path : private_paths) {
        const auto answer = parent.browser.get(path);
        CHECK_MESSAGE(answer.path == "/account?goes_to=" + base::percent_encode(path), path);
        CHECK(answer.has("form[action=/account/letters]"));
    }
    CHECK(parent.enter("haha@example.jp", "/account/removal").path == "/account/removal");
}

TEST_CASE("a form of another site, or one that leads away from here, does not get through") {
    Parent parent;
    const auto letters = [&](const test::Browser::Pairs& fields) {
        return parent.browser.post_without_token("/account/letters", fields).status;
    };
    CHECK(letters({{"mail", "haha@example.jp"}}) == 403);
    CHECK(parent.enter("haha@example.jp", "https://evil.example/").path == "/my");
    CHECK(parent.enter("haha@example.jp", "//evil.example/").path == "/my");
}

TEST_CASE("the answer to a known and to an unknown address is the same, letter for letter") {
    Parent parent;
    parent.enter("haha@example.jp");
    parent.browser.cookies.erase("session");
    const auto known = parent.browser.post("/account/letters", {{"mail", "haha@example.jp"}});
    const auto unknown = parent.browser.post("/account/letters", {{"mail", "nobody@example.jp"}});
    CHECK(known.path == unknown.path);
    CHECK(known.body == unknown.body);
}

TEST_CASE("what was typed is still there when the address is wrong") {
    Parent parent;
    const auto answer = parent.browser.post(
        "/account/letters", {{"mail", "haha@example"}, {"goes_to", "/account/removal"}}
    );
    CHECK(answer.status == 422);
    CHECK(answer.attributes("#mail", "value").front() == "haha@example");
    CHECK(answer.attributes("input[name=goes_to]", "value").front() == "/account/removal");
    CHECK(answer.has("#mail-error"));
}

TEST_CASE("opening the link enters nobody: scanners open links too") {
    Parent parent;
    parent.browser.post("/account/letters", {{"mail", "haha@example.jp"}});
    const auto path = "/account/enter/" + parent.newest_link();
    for (int i = 0; i < 3; ++i) {
        const auto answer = parent.browser.get(path);
        CHECK(answer.status == 200);
        CHECK(answer.contains("ha…@example.jp"));
        CHECK(answer.header("Cache-Control") == "no-store");
    }
    CHECK_FALSE(parent.browser.cookies.contains("session"));
    CHECK(parent.browser.get("/account/enter/nonsense").status == 410);
}

TEST_CASE("children are added, changed and taken away, and wrong input is said where it is") {
    Parent parent;
    parent.enter("haha@example.jp");
    parent.add_child("そら");
    CHECK(
        parent.browser.get("/account/children/1").attributes("#nickname", "value").front() == "そら"
    );
    parent.browser.post("/account/children/1", {{"nickname", "うみ"}, {"due", "2027-02-10"}});
    const auto changed = parent.browser.get("/account/children/1");
    CHECK(changed.attributes("#nickname", "value").front() == "うみ");
    CHECK(changed.attributes("#due", "value").front() == "2027-02-10");
    parent.browser.post("/account/children/1/removal", {});
    CHECK(parent.browser.get("/account/children/1").status == 404);
    const std::vector<test::Browser::Pairs> wrong_forms{
        {{"nickname", ""}, {"born", "2026-05"}},
        {{"nickname", "そら"}},
        {{"nickname", "そら"}, {"born", "2027-05"}},
        {{"nickname", "そら"}, {"born", "1990-05"}},
        {{"nickname", "そら"}, {"born", "2026-05"}, {"due", "2027-02-10"}},
        {{"nickname", "そら"}, {"due", "2029-01-01"}},
        {{"nickname", "そら"}, {"born", "<script>"}},
        {{"nickname", std::string(300, 'x')}, {"born", "2026-05"}}};
    for (const auto& fields : wrong_forms) {
        const auto answer = parent.browser.post("/account/children", fields);
        CHECK(answer.status == 422);
        CHECK(answer.has(".error"));
    }
}

TEST_CASE("another family's child and another person's device are not there, by any address") {
    Parent parent;
    parent.enter("haha@example.jp");
    parent.add_child("そら");
    const auto haha = parent.browser.cookies["session"];
    parent.enter("other@example.jp");
    CHECK(parent.browser.get("/account/children/1").status == 404);
    const test::Browser::Pairs child{{"nickname", "x"}, {"born", "2026-05"}};
    CHECK(parent.browser.post("/account/children/1", child).status == 404);
    CHECK(parent.browser.post("/account/children/1/removal", {}).status == 404);
    CHECK(parent.browser.post("/account/sessions/1/removal", {}).status == 404);
    CHECK_FALSE(parent.browser.get("/account/data.json").contains("そら"));
    parent.browser.cookies["session"] = haha;
    CHECK(parent.browser.get("/account/children/1").contains("そら"));
}

TEST_CASE("a device that is signed out by its owner is out at once") {
    Parent parent;
    parent.enter("haha@example.jp");
    const auto lost = parent.browser.cookies["session"];
    parent.enter("haha@example.jp");
    const auto account = parent.browser.get("/account");
    CHECK(account.count("form[action=/account/sessions/1/removal]") == 1);
    parent.browser.post("/account/sessions/1/removal", {});
    parent.browser.cookies["session"] = lost;
    CHECK(base::starts_with(parent.browser.get("/my").path, "/account?"));
}

TEST_CASE("signing out ends the session in the database, not only the cookie") {
    Parent parent;
    parent.enter("haha@example.jp");
    const auto session = parent.browser.cookies["session"];
    parent.browser.post("/account/sign-out", {});
    CHECK(parent.browser.cookies["session"].empty());
    parent.browser.cookies["session"] = session;
    CHECK(base::starts_with(parent.browser.get("/my").path, "/account?"));
}

TEST_CASE("everything kept is handed out on request, and nothing is left after deletion") {
    Parent parent;
    parent.enter("haha@example.jp");
    parent.add_child("そら");
    const auto data = parent.browser.get("/account/data.json");
    for (const auto* kept : {"haha@example.jp", "そら", "2026-05"})
        CHECK(data.contains(kept));
    const auto receipt = parent.browser.post("/account/removal", {});
    CHECK(receipt.status == 200);
    CHECK(receipt.contains("haha@example.jp"));
    static const db::Sql left{R"(
SELECT (SELECT COUNT(*) FROM account) + (SELECT COUNT(*) FROM family)
       + (SELECT COUNT(*) FROM member) + (SELECT COUNT(*) FROM child)
       + (SELECT COUNT(*) FROM session) + (SELECT COUNT(*) FROM sign_in_link))"};
    CHECK(*parent.browser.database().read([](db::ReadTx& tx) { return tx.find<int>(left); }) == 0);
    CHECK(base::starts_with(parent.browser.get("/my").path, "/account?"));
}

TEST_CASE("a browser is named in the words by which its owner knows it") {
    CHECK(
        accounts::device_of("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) "
                            "AppleWebKit/605.1.15 Version/18.0 Mobile/15E148 Safari/604.1"
        ) == "iPhone Safari"
    );
    CHECK(
        accounts::device_of("Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 "
                            "Mobile Safari/537.36") == "Android Chrome"
    );
    CHECK(accounts::device_of("\"><script>").empty());
}
