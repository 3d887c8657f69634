// The one page of this room.
#include <array>

#include "accounts/accounts.h"
#include "html/ages.h"
#include "mypage/my.html.h"
#include "mypage/mypage.h"
#include "mypage/shown.h"
#include "web/request.h"
#include "web/response.h"
#include "web/router.h"

namespace mypage {

constexpr int most_candidates = 300;
constexpr std::size_t most_cards = 12, most_events = 8;
constexpr int days_ahead = 14;

static Feed read_feed(
    db::ReadTx& tx, const std::vector<accounts::Child>& children, base::Date today
);
static ChildChip chip(const html::View& view, const accounts::Child& child);
static std::string school_text(const html::View& view, accounts::School school);

static web::Response show_my_page(const web::Request& request, const accounts::Person& person) {
    const auto view = request.view();
    MyPage page{.may_edit = person.role == accounts::Role::Guardian};
    request.read([&](db::ReadTx& tx) {
        const auto children = accounts::list_children(tx, *request.site, person.family);
        for (const auto& child : children)
            page.children.push_back(chip(view, child));
        if (!children.empty()) page.feed = read_feed(tx, children, request.today());
    });
    const auto title = view.t("accounts.my");
    return web::page(
        request,
        {.title = title,
         .body = page::my(view, page),
         .section = "my",
         .crumbs = {{title, ""}},
         .index = false}
    );
}

static Feed read_feed(
    db::ReadTx& tx, const std::vector<accounts::Child>& children, base::Date today
) {
    const auto span = span_of(children, today);
    Feed feed;
    feed.cards = choose_articles(
        children, articles::list_for_ages(tx, span, today, most_candidates), today, most_cards
    );
    const auto occurrences = events::list_occurrences(
        tx,
        {.from = today,
         .to = today + days_ahead,
         .ages = span,
         .family = true,
         .limit = most_candidates}
    );
    feed.events = choose_events(children, occurrences, today, most_events);
    return feed;
}

static ChildChip chip(const html::View& view, const accounts::Child& child) {
    const auto ages = child.ages(view.today());
    return {
        .nickname = child.nickname,
        .age = html::ages_text(view, {ages.to, ages.to}),
        .school = school_text(view, accounts::school_of(child, view.today())),
        .path = "/account/children/" + std::to_string(child.id.number)};
}

static std::string school_text(const html::View& view, accounts::School school) {
    static constexpr std::array names{
        "unborn", "age0", "age1", "age2", "age3", "age4", "age5", "primary", "lower", "older"};
    return view.t(
        std::string("mypage.school.") + names[std::size_t(school.year)], {{"grade", school.grade}}
    );
}

std::string why_text(const html::View& view, const Reason& why) {
    std::string names;
    for (const auto& name : why.children)
        names += view.t("mypage.child", {{"name", name}});
    return view.t("mypage.why", {{"children", names}, {"ages", html::ages_text(view, why.ages)}});
}

void pages(web::Router& portal) {
    portal.get("/my", accounts::signed_in(show_my_page));
}

}  // namespace mypage
