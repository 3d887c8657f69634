// New and changed articles for machines: Atom (RFC 4287) and JSON.
#include <fmt/format.h>
#include <boost/json.hpp>

#include "articles/doors.h"
#include "articles/store.h"
#include "html/markdown.h"
#include "web/router.h"
#include "web/site.h"

namespace articles {

namespace json = boost::json;

constexpr int feed_length = 40;
constexpr int most_per_answer = 100;

static void write_entry(html::Writer& w, const html::View& view, const Summary& item);
static json::object record(
    const web::Request& request, const html::View& view, const Summary& item
);
static std::string stamp(base::Date date) {
    return date.iso() + "T00:00:00+09:00";
}

web::Response show_feed(const web::Request& request) {
    request.shows(std::string(any_article));
    const auto view = request.view();
    const auto items = request.read([&](db::ReadTx& tx) {
        return list_visible(tx, {.limit = feed_length}, request.today());
    });
    html::Writer w;
    w.raw(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
        "xml:lang=\"ja\">\n<title>"
    );
    w.text(view.city_name + " " + view.t("articles.feed_title"));
    w.raw("</title>\n<id>");
    w.text(view.origin + "/feed.atom");
    w.raw("</id>\n<link rel=\"self\" href=\"");
    w.url(view.absolute("/feed.atom"));
    w.raw("\"/>\n<link href=\"");
    w.url(view.absolute("/articles"));
    w.raw("\"/>\n<updated>");
    w.text(stamp(items.empty() ? request.today() : items.front().updated));
    w.raw("</updated>\n");
    for (const auto& item : items)
        write_entry(w, view, item);
    w.raw("</feed>\n");
    return web::bytes(w.take().take(), "application/atom+xml; charset=utf-8");
}

static void write_entry(html::Writer& w, const html::View& view, const Summary& item) {
    w.raw("<entry><title>");
    w.text(item.title);
    w.raw("</title><id>");
    w.text(view.origin + item.path());
    w.raw("</id><link href=\"");
    w.url(view.absolute(item.path()));
    w.raw("\"/><published>");
    w.text(stamp(item.published));
    w.raw("</published><updated>");
    w.text(stamp(item.updated));
    w.raw("</updated><author><name>");
    w.text(item.author.empty() ? item.department : item.author);
    w.raw("</name></author><summary>");
    w.text(item.summary);
    w.raw("</summary></entry>\n");
}

// GET /api/v1/articles?kind=faq&category=…&limit=…&offset=…
web::Response list_articles_json(const web::Request& request) {
    request.shows(std::string(any_article));
    Filter filter{
        .limit = int(std::clamp<std::int64_t>(
            request.query.integer("limit").value_or(20), 1, most_per_answer
        ))};
    filter.offset =
        int(std::clamp<std::int64_t>(request.query.integer("offset").value_or(0), 0, 1000000));
    filter.category = request.query.text("category");
    filter.purpose = request.query.text("purpose");
    if (const auto kind = request.query.text("kind"); !kind.empty()) {
        const auto* facts = find_kind(kind);
        if (!facts) return web::bad_request(request);
        filter.kind = facts->kind;
    }
    const auto view = request.view();
    json::array results;
    const auto total = request.read([&](db::ReadTx& tx) {
        for (const auto& item : list_visible(tx, filter, request.today()))
            results.push_back(record(request, view, item));
        return count_visible(tx, filter, request.today());
    });
    return web::json(json::serialize(json::object{{"total", total}, {"results", results}}));
}

web::Response show_article_json(const web::Request& request) {
    return request.read([&](db::ReadTx& tx) {
        const auto id = request.id<Article>();
        const auto article = id ? find_visible(tx, *id, request.today()) : std::nullopt;
        if (!article) return web::not_found(request);
        request.shows(topic_of(*id));
        const Summary item{
            article->id,
            article->kind,
            article->title,
            article->summary,
            article->department,
            article->author,
            article->published,
            article->updated,
            article->checked};
        auto answer = record(request, request.view(), item);
        answer["body"] = article->body;
        answer["source_id"] = article->source_id;
        answer["categories"] = json::value_from(article->categories);
        answer["purposes"] = json::value_from(article->purposes);
        return web::json(json::serialize(answer));
    });
}

// Each record says whose it is, under which licence and when it was checked.
static json::object record(
    const web::Request& request, const html::View& view, const Summary& item
) {
    return {
        {"id", item.id.number},
        {"kind", facts_of(item.kind).name},
        {"title", item.title},
        {"summary", item.summary},
        {"url", view.absolute(item.path())},
        {"department", item.department},
        {"author", item.author},
        {"published", item.published.iso()},
        {"updated", item.updated.iso()},
        {"checked", item.checked ? json::value(item.checked->iso()) : json::value()},
        {"source", request.site->city().name},
        {"licence", request.site->city().licence}};
}

}  // namespace articles
