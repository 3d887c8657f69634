// The search page, suggestions while typing, and the same search for machines.
#include <algorithm>
#include <boost/json.hpp>

#include "areas/areas.h"
#include "finding/result_page.h"
#include "finding/results.html.h"
#include "html/pager.h"
#include "html/phone.h"
#include "web/router.h"
#include "web/site.h"

namespace finding {

using search::Query;
using search::Results;

namespace json = boost::json;

constexpr std::size_t per_page = 20;
constexpr std::size_t longest_query = 200;
constexpr std::int64_t most_results = 1000;
constexpr std::size_t most_near_names = 400;

static ResultPage result_page(const web::Request& request);
static Query read_query(const web::Request& request);
static std::optional<Query::Near> read_position(const web::Fields& fields, std::string_view name);
static void read_place(const web::Request& request, Query& query, ResultPage& page);
static Results ask(const web::Request& request, const Query& query);
static std::vector<Tab> tabs_of(const web::Request& request, const ResultPage& page);

static web::Response show_results(const web::Request& request) {
    const auto view = request.view();
    const auto shown = result_page(request);
    web::Page page{.title = view.t("finding.title"), .section = "search"};
    if (!shown.query.empty()) page.title = shown.query + " - " + page.title;
    page.description = view.t("finding.lead");
    page.body = page::results(view, shown);
    page.scripts = {"search.js"};
    page.crumbs = {{view.t("finding.title"), ""}};
    page.index = false;
    return web::page(request, page);
}

static ResultPage result_page(const web::Request& request) {
    const auto view = request.view();
    const auto& city = request.site->city();
    ResultPage page;
    auto query = read_query(request);
    page.query = query.text;
    if (query.ages) page.months = std::to_string(query.ages->from);
    if (query.from) page.from = query.from->iso();
    if (query.to) page.to = query.to->iso();
    read_place(request, query, page);
    page.kind = request.query.text("kind");
    page.asked = !query.text.empty() || page.narrowed();
    if (!page.asked) page.examples = examples(view);
    if (!page.asked) return page;
    page.results = ask(request, query);
    page.tabs = tabs_of(request, page);
    page.department = city.contact_department;
    page.phone = city.contact_phone;
    page.dial = html::dialable(city.contact_phone);
    if (page.unsure())
        page.near_words =
            search::suggest(*request.site, base::to_utf8(base::to_utf32(query.text).substr(0, 2)));
    const auto number = int(query.offset / per_page) + 1;
    const auto address = [&](int n) {
        return view.to("/search" + request.query.with("page", n == 1 ? "" : std::to_string(n)));
    };
    const auto total = std::min(page.results.total, most_results);
    page.pager = html::pager(
        view, address, number, int((total + std::int64_t(per_page) - 1) / std::int64_t(per_page))
    );
    return page;
}

static Query read_query(const web::Request& request) {
    const auto& fields = request.query;
    Query query;
    query.text = fields.text("q");
    query.today = request.today();
    query.limit = per_page;
    if (base::count_characters(query.text) > longest_query)
        query.text = base::to_utf8(base::to_utf32(query.text).substr(0, longest_query));
    if (const auto kind = fields.text("kind"); !kind.empty()) query.kinds = {std::string(kind)};
    if (const auto months = fields.integer("months"); months && *months >= -10 && *months <= 227)
        query.ages = base::AgeRange{int(*months), int(*months)};
    query.from = fields.date("from");
    query.to = fields.date("to");
    query.near = read_position(fields, fields.has("at") ? "at" : "near");
    const auto page = std::clamp<std::int64_t>(
        fields.integer("page").value_or(1), 1, most_results / std::int64_t(per_page)
    );
    query.offset = std::size_t(page - 1) * per_page;
    return query;
}

static double read_within(const web::Fields& fields) {
    return double(std::clamp<std::int64_t>(fields.integer("within").value_or(3000), 100, 50000));
}

// "34.401,138.689"
static std::optional<Query::Near> read_position(const web::Fields& fields, std::string_view name) {
    const auto both = base::split(fields.text(name), ',');
    const auto latitude = base::to_real(both.front());
    const auto longitude = both.size() > 1 ? base::to_real(both[1]) : std::nullopt;
    if (!latitude || !longitude) return std::nullopt;
    return Query::Near{*latitude, *longitude, read_within(fields)};
}

// Near a town or a station by its name, or near where the browser says that the reader is.
static void read_place(const web::Request& request, Query& query, ResultPage& page) {
    const auto& towns = request.site->part<areas::Gazetteer>();
    page.within = int(read_within(request.query));
    for (const auto& point : towns.all())
        if (page.near_names.size() < most_near_names) page.near_names.push_back(point.name);
    if (query.near) {
        page.at = request.query.text(request.query.has("at") ? "at" : "near");
        return;
    }
    page.near = base::shorten(base::repair_utf8(request.query.text("near")), 40);
    if (page.near.empty()) return;
    const auto* found = towns.find(page.near);
    page.near_unknown = !found;
    if (!found) return;
    page.near = found->name;
    query.near = Query::Near{found->point.latitude, found->point.longitude, double(page.within)};
}

// What found nothing is not kept in the page cache: every time is counted.
static Results ask(const web::Request& request, const Query& query) {
    request.shows("search");
    auto results = search::find(*request.site, query);
    if (!results.ready) request.fresh_until(request.now);
    const bool missed = results.ready && (results.hits.empty() || results.confidence < 0.5);
    if (missed && query.offset == 0 && !query.text.empty()) {
        search::remember_miss(*request.site, query.text, request.today());
        request.fresh_until(request.now);
    }
    return results;
}

static std::vector<Tab> tabs_of(const web::Request& request, const ResultPage& page) {
    const auto view = request.view();
    web::Fields others;
    for (const auto& [name, value] : request.query.pairs())
        if (name != "page" && name != "kind") others.add(name, value);
    const auto tab = [&](const std::string& kind, std::int64_t count) {
        const auto text = view.t("finding.kinds." + (kind.empty() ? "all" : kind));
        return Tab{text, others.with("kind", kind), count, page.kind == kind};
    };
    std::vector<Tab> tabs(1);
    std::int64_t all = 0;
    for (const auto* kind : {"article", "faq", "facility", "event", "column", "shop"}) {
        const auto found = std::find_if(
            page.results.kinds.begin(),
            page.results.kinds.end(),
            [&](const search::Facet& facet) { return facet.kind == kind; }
        );
        const auto count = found == page.results.kinds.end() ? 0 : found->count;
        all += count;
        if (count > 0 || page.kind == kind) tabs.push_back(tab(kind, count));
    }
    tabs[0] = tab("", all);
    return tabs;
}

std::string place_line(const html::View& view, const search::Entry& entry) {
    std::string line;
    for (const auto part : base::split(entry.summary, ' '))
        line += (line.empty() ? "" : " ") + view.short_address(part);
    return line;
}

std::string day_text(const html::View& view, const search::Entry& entry) {
    const auto first = *entry.day_from;
    const auto last = entry.day_to.value_or(first);
    if (first >= view.today() || last <= first) return view.short_date(first);
    return view.t("finding.until", {{"day", view.short_date(last)}});
}

html::Safe marked(const std::vector<words::Piece>& pieces) {
    html::Writer w;
    for (const auto& piece : pieces) {
        if (piece.marked) w.raw("<mark>");
        w.text(piece.text);
        if (piece.marked) w.raw("</mark>");
    }
    return w.take();
}

// GET /search/suggest?q=… → ["一時預かり", …]
static web::Response suggest(const web::Request& request) {
    request.shows("search");
    const auto typed = request.query.text("q");
    json::array words;
    if (base::count_characters(typed) <= longest_query)
        for (auto& word : search::suggest(*request.site, typed))
            words.push_back(json::value(word));
    return web::json(json::serialize(words));
}

static std::string plain(const std::vector<words::Piece>& pieces) {
    std::string text;
    for (const auto& piece : pieces)
        text += piece.text;
    return text;
}

// GET /api/v1/search?q=…&kind=…&limit=…
static web::Response search_json(const web::Request& request) {
    auto query = read_query(request);
    query.limit =
        std::size_t(std::clamp<std::int64_t>(request.query.integer("limit").value_or(20), 1, 100));
    query.offset = std::size_t(
        std::clamp<std::int64_t>(request.query.integer("offset").value_or(0), 0, most_results)
    );
    const auto view = request.view();
    const auto found = ask(request, query);
    json::array results;
    for (const auto& hit : found.hits)
        results.push_back(json::object{
            {"id", hit.entry.source},
            {"source_id", hit.entry.source_id},
            {"kind", hit.entry.kind},
            {"title", hit.entry.title},
            {"url", view.absolute(hit.entry.url)},
            {"snippet", plain(hit.snippet)},
            {"score", hit.score}});
    json::object facets;
    for (const auto& [kind, count] : found.kinds)
        facets[kind] = count;
    json::object answer{{"results", results}, {"total", found.total}, {"facets", facets}};
    answer["also"] = json::value_from(found.also);
    answer["confidence"] = found.confidence;
    return web::json(json::serialize(answer));
}

void pages(web::Router& portal) {
    portal.page("/search", show_results);
    portal.page("/search/suggest", suggest);
    portal.page("/api/v1/search", search_json);
}

}  // namespace finding
