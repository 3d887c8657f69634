// What visitors see of articles, questions and columns: lists and single pages.
#include "articles/articles.h"
#include "articles/doors.h"
#include "articles/list.html.h"
#include "articles/list_page.h"
#include "articles/reading.h"
#include "articles/store.h"
#include "html/pager.h"
#include "web/router.h"

namespace articles {

constexpr int per_page = 20;

static Filter read_filter(const web::Request& request, Kind kind);
static ListPage list_page(const web::Request& request, const Filter& filter);
static std::vector<AgeChip> age_chips(const web::Request& request);

static web::Response list(const web::Request& request, Kind kind) {
    const auto filter = read_filter(request, kind);
    if (filter.offset > 0 && filter.offset / per_page > 10000) return web::not_found(request);
    request.shows(std::string(any_article));
    const auto page = list_page(request, filter);
    if (page.items.empty() && filter.offset > 0) return web::not_found(request);
    const auto view = request.view();
    const auto& facts = facts_of(kind);
    web::Page around{
        .title = page.title, .description = page.lead, .section = std::string(facts.section)};
    around.body = page::article_list(view, page);
    around.feed = "/feed.atom";
    around.index = page.chosen == 0;
    around.crumbs = {{page.title, ""}};
    return web::page(request, around);
}

static web::Response list_articles(const web::Request& request) {
    return list(request, Kind::Article);
}
static web::Response list_questions(const web::Request& request) {
    return list(request, Kind::Faq);
}
static web::Response list_columns(const web::Request& request) {
    return list(request, Kind::Column);
}

static Filter read_filter(const web::Request& request, Kind kind) {
    Filter filter{.kind = kind, .limit = per_page};
    filter.category = request.query.text("category");
    filter.purpose = request.query.text("purpose");
    filter.department = request.query.text("department");
    filter.author = request.query.text("author");
    const auto months = request.query.text("months");
    if (const auto exact = base::to_integer(months); exact && *exact >= -10 && *exact <= 227)
        filter.ages = base::AgeRange{int(*exact), int(*exact)};
    else if (!months.empty())
        filter.ages = read_ages(months);
    const auto page = request.query.integer("page").value_or(1);
    filter.offset = int(std::clamp<std::int64_t>(page, 1, 20000) - 1) * per_page;
    return filter;
}

static ListPage list_page(const web::Request& request, const Filter& filter) {
    const auto view = request.view();
    const auto& facts = facts_of(*filter.kind);
    const auto name = std::string(facts.name);
    ListPage page{
        .title = view.t("articles.title." + name),
        .lead = view.t("articles.lead." + name),
        .path = std::string(facts.path),
        .item_class = filter.kind == Kind::Faq ? "question" : ""};
    page.filter = filter;
    page.months = request.query.text("months");
    page.chosen = !filter.category.empty() + !filter.purpose.empty() + !filter.department.empty() +
                  !filter.author.empty() + filter.ages.has_value();
    page.ages = age_chips(request);
    request.read([&](db::ReadTx& tx) {
        page.categories = list_values(tx, "category", *filter.kind);
        page.purposes = list_values(tx, "purpose", *filter.kind);
        page.items = list_visible(tx, filter, request.today());
        page.count = count_visible(tx, filter, request.today());
    });
    const auto address = [&](int number) {
        return view.to(
            page.path + request.query.with("page", number == 1 ? "" : std::to_string(number))
        );
    };
    const int pages = int((page.count + per_page - 1) / per_page);
    page.pager = html::pager(view, address, filter.offset / per_page + 1, pages);
    return page;
}

static std::vector<AgeChip> age_chips(const web::Request& request) {
    static const std::vector<std::pair<std::string, std::string>> ages{
        {"pregnancy", "妊娠中"},
        {"age0", "0-11"},
        {"age1", "12-23"},
        {"age2", "24-35"},
        {"age3", "36-71"},
        {"school", "小学生"}};
    std::vector<AgeChip> chips;
    for (const auto& [name, months] : ages) {
        const bool current = request.query.text("months") == months;
        web::Fields others;
        for (const auto& [field, value] : request.query.pairs())
            if (field != "page") others.add(field, value);
        chips.push_back({name, others.with("months", current ? "" : months), current});
    }
    return chips;
}

void pages(web::Router& portal) {
    portal.page("/articles", list_articles);
    portal.page("/articles/{id}", show_article);
    portal.page("/faq", list_questions);
    portal.page("/faq/{id}", show_question);
    portal.page("/columns", list_columns);
    portal.page("/columns/{id}", show_column);
    portal.page("/feed.atom", show_feed);
    portal.page("/api/v1/articles", list_articles_json);
    portal.page("/api/v1/articles/{id}", show_article_json);
    portal.otherwise(show_old_address);
}

}  // namespace articles
