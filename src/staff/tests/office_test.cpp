// The door: who may open which page.
#include <doctest/doctest.h>

#include "base/text.h"
#include "staff/staff.h"
#include "support/desk.h"
#include "web/router.h"

namespace {

constexpr staff::May npo_only{"test.npo", {staff::Role::Npo}};

std::vector<staff::Office::Route> routes;  // as they were opened

void open_office(web::Router& router) {
    staff::Office office(router);
    office.get("/office/npo", npo_only, [](const auto&, const auto& officer) {
        return web::text("for the NPO: " + officer.name);
    });
    staff::office(office, router);
    routes = office.routes();
}

struct Desk : test::Desk {
    Desk() : test::Desk({open_office}) {}
};

}  // namespace

TEST_CASE("every office page is shut to who is not in, and leads to the entrance") {
    Desk desk;
    REQUIRE(routes.size() >= 5);
    for (const auto& route : routes) {
        const auto path = base::replace_all(route.pattern, "{id}", "1");
        const auto answer =
            route.method == web::Method::Get ? desk.browser.get(path) : desk.browser.post(path, {});
        CHECK_MESSAGE(base::starts_with(answer.path, "/office/sign-in"), path);
    }
}

TEST_CASE("each role opens exactly what it may, on every route") {
    for (int i = 0; i < staff::role_count; ++i) {
        Desk desk;
        desk.enter(staff::Role(i));
        const auto me = desk.browser.cookies["office"];
        for (const auto& route : routes) {
            if (route.pattern == "/office/sign-out") continue;  // ends the session: its own case
            desk.browser.cookies["office"] = me;
            const auto path = base::replace_all(route.pattern, "{id}", "99");
            const auto answer = route.method == web::Method::Get ? desk.browser.get(path)
                                                                 : desk.browser.post(path, {});
            const bool refused = answer.status == 403;
            CHECK_MESSAGE(refused != route.may.allows(staff::Role(i)), path);
        }
        desk.browser.cookies.clear();
    }
}

TEST_CASE("a reader's cookie opens no office, and leaving ends the session itself") {
    Desk desk;
    desk.enter(staff::Role::Npo);
    const auto token = desk.browser.cookies["office"];
    CHECK(desk.browser.get("/office/npo").body == "for the NPO: 担当");
    desk.browser.cookies["session"] = token;
    desk.browser.cookies.erase("office");
    CHECK(base::starts_with(desk.browser.get("/office/npo").path, "/office/sign-in"));
    desk.browser.cookies["office"] = token;
    desk.browser.post("/office/sign-out", {});
    desk.browser.cookies["office"] = token;
    CHECK(base::starts_with(desk.browser.get("/office/npo").path, "/office/sign-in"));
}

TEST_CASE("a manager invites somebody by a link, and ends their access at once") {
    Desk desk;
    desk.enter(staff::Role::Manager, "manager@city.example.jp");
    const auto manager = desk.browser.cookies["office"];
    const auto invited = desk.browser.post(
        "/office/staff", {{"name", "編集"}, {"mail", "npo@example.jp"}, {"role", "npo"}}
    );
    const auto link = invited.text_of(".notice code");
    const auto path = link.substr(link.find("/office/"));
    CHECK(desk.browser.get(path).has("svg.qr"));
    desk.browser.post(
        path, {{"password", "長い合言葉なら覚えられます"}, {"code", desk.code(path)}}
    );
    const auto npo = desk.browser.cookies["office"];
    CHECK(desk.browser.get("/office/npo").status == 200);
    desk.browser.cookies["office"] = manager;
    desk.browser.post("/office/staff/2/end", {});
    CHECK(desk.browser.post("/office/staff/1/end", {}).status == 404);  // not oneself
    desk.browser.cookies["office"] = npo;
    CHECK(base::starts_with(desk.browser.get("/office/npo").path, "/office/sign-in"));
}

TEST_CASE("wrong input keeps what was typed and says what to do") {
    Desk desk;
    desk.enter(staff::Role::Manager);
    for (const test::Browser::Pairs& fields : std::vector<test::Browser::Pairs>{
             {{"mail", "npo@example.jp"}, {"role", "npo"}},
             {{"name", "編集"}, {"mail", "npo@example"}, {"role", "npo"}},
             {{"name", "編集"}, {"mail", "npo@example.jp"}, {"role", "king"}}}) {
        const auto answer = desk.browser.post("/office/staff", fields);
        CHECK(answer.status == 422);
        CHECK(answer.has(".notice.important"));
        CHECK(base::starts_with(answer.attributes("#mail", "value").front(), "npo@example"));
    }
}

TEST_CASE("an office page is kept nowhere and answers only here") {
    Desk desk;
    desk.enter(staff::Role::Manager);
    const auto page = desk.browser.get("/office");
    CHECK(page.header("Cache-Control") == "no-store");
    CHECK(desk.browser.post_without_token("/office/sign-out", {}).status == 403);
    const auto away = desk.browser.get("/office/sign-in?goes_to=https://evil.example/");
    CHECK(away.attributes("input[name=goes_to]", "value").front() == "/office");
}
