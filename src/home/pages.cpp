// The first page and what suits one family.
#include <algorithm>

#include "finding/finding.h"
#include "home/doors.h"
#include "home/find.html.h"
#include "home/home.h"
#include "home/home.html.h"
#include "home/urgent.h"
#include "html/ages.h"
#include "web/router.h"
#include "web/site.h"

namespace home {

constexpr int news_shown = 6;
constexpr int events_shown = 6;
constexpr int found_shown = 8;

static HomePage read_home(const web::Request& request);
static std::pair<base::Date, base::Date> weekend_after(base::Date today);
static FindPage read_found(
    const web::Request& request,
    const std::optional<base::AgeRange>& ages,
    const std::string& purpose
);

static web::Response show_home(const web::Request& request) {
    for (const auto topic : {articles::any_article, events::any_event, facilities::any_facility})
        request.shows(std::string(topic));
    const auto view = request.view();
    const auto shown = read_home(request);
    web::Page page{.description = view.t("home.lead", {{"city", view.city_name}})};
    page.body = page::home(view, shown);
    page.feed = "/feed.atom";
    page.scripts = {"search.js"};
    return web::page(request, page);
}

// What a phone without a connection shows instead of a page that it has not kept.
static web::Response show_offline(const web::Request& request) {
    request.shows(std::string(facilities::any_facility));
    const auto view = request.view();
    web::Page page{.title = view.t("home.offline.title"), .index = false};
    page.body = page::offline(view, read_home(request));
    return web::page(request, page);
}

static HomePage read_home(const web::Request& request) {
    HomePage page;
    const auto view = request.view();
    page.popular = finding::examples(view);
    request.read([&](db::ReadTx& tx) {
        for (auto& help : who_helps(request, tx))
            (help.open || !help.known ? page.open : page.closed).push_back(std::move(help));
        page.news = articles::list_visible(tx, {.limit = news_shown}, request.today());
        const auto [from, to] = weekend_after(request.today());
        events::Filter filter{.from = from, .to = to, .family = true, .limit = events_shown};
        page.weekend = events::list_occurrences(tx, filter);
        std::erase_if(page.weekend, [](const auto& o) { return !o.day_words.empty(); });
    });
    return page;
}

static std::pair<base::Date, base::Date> weekend_after(base::Date today) {
    if (today.weekday() == base::Weekday::Sunday) return {today, today};
    const auto saturday = today + (6 - int(today.weekday()));
    return {saturday, saturday + 1};
}

// /find?months=7, /find?months=0-11, /find?purpose=azukeru
static web::Response find(const web::Request& request) {
    const auto months = std::string(request.query.text("months"));
    const auto purpose = std::string(request.query.text("purpose"));
    std::optional<base::AgeRange> ages;
    if (const auto exact = base::to_integer(months); exact && *exact >= -10 && *exact <= 227)
        ages = base::AgeRange{int(*exact), int(*exact)};
    else if (!months.empty())
        ages = articles::read_ages(months);
    const auto known = [&](const PurposeLink& link) { return link.name == purpose; };
    const auto& links = purpose_links();
    const bool good_purpose = purpose.empty() || std::any_of(links.begin(), links.end(), known);
    if ((!months.empty() && !ages) || !good_purpose || (months.empty() && purpose.empty()))
        return web::bad_request(request);
    for (const auto topic : {articles::any_article, events::any_event, facilities::any_facility})
        request.shows(std::string(topic));
    const auto view = request.view();
    auto shown = read_found(request, ages, purpose);
    if (!purpose.empty()) shown.title = view.t("articles.purposes." + purpose);
    if (ages) shown.title += (shown.title.empty() ? "" : " ") + html::ages_text(view, *ages);
    web::Page page{.title = shown.title, .description = view.t("home.find.lead")};
    page.body = page::find(view, shown);
    page.crumbs = {{shown.title, ""}};
    return web::page(request, page);
}

static FindPage read_found(
    const web::Request& request,
    const std::optional<base::AgeRange>& ages,
    const std::string& purpose
) {
    FindPage page;
    web::Fields fields;
    page.query = fields.with("months", request.query.text("months"));
    if (!purpose.empty()) page.query = fields.with("purpose", purpose);
    const auto today = request.today();
    request.read([&](db::ReadTx& tx) {
        articles::Filter filter{.purpose = purpose, .ages = ages, .limit = found_shown};
        filter.kind = articles::Kind::Article;
        page.articles = list_visible(tx, filter, today);
        page.article_count = count_visible(tx, filter, today);
        filter.kind = articles::Kind::Faq;
        page.questions = list_visible(tx, filter, today);
        page.question_count = count_visible(tx, filter, today);
        filter.kind = articles::Kind::Column;
        filter.limit = 3;
        page.columns = list_visible(tx, filter, today);
        facilities::Filter places{.purpose = purpose, .limit = found_shown};
        if (ages) places.months = std::max(ages->from, 0);
        auto found = facilities::list_places(tx, places, request.today());
        page.places = std::move(found.places);
        page.place_count = found.count;
        if (!purpose.empty() && purpose != "asobu" && purpose != "tsunagaru" && purpose != "manabu")
            return;
        events::Filter events{
            .from = today, .to = today + 30, .ages = ages, .family = true, .limit = found_shown};
        page.events = list_occurrences(tx, events);
        page.event_count = count_occurrences(tx, events);
    });
    return page;
}

void pages(web::Router& portal) {
    portal.page("/", show_home);
    portal.page("/find", find);
    portal.page("/offline", show_offline);
    portal.page("/about", show_about);
    portal.page("/accessibility", show_accessibility);
    portal.page("/privacy", show_privacy);
    portal.page("/licenses", show_licenses);
    portal.page("/sitemap.xml", show_sitemap);
    portal.page("/robots.txt", show_robots);
    portal.page("/manifest.webmanifest", show_manifest);
    portal.page("/sw.js", show_service_worker);
    portal.page("/api/openapi.json", show_openapi);
}

}  // namespace home
