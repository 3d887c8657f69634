// The page of one article, question or column.
#include <fmt/format.h>
#include <boost/json.hpp>

#include "articles/body.h"
#include "articles/doors.h"
#include "articles/show.html.h"
#include "articles/show_page.h"
#include "articles/store.h"
#include "files/files.h"
#include "html/ages.h"
#include "html/phone.h"
#include "web/router.h"
#include "web/site.h"

namespace articles {

static ShowPage show_page(const web::Request& request, db::ReadTx& tx, const Article& article);
static std::string kind_and_size(const files::File& file);
static std::string json_ld(
    const html::View& view, const Article& article, const std::string& plain
);
static void use_version(db::ReadTx& tx, const web::Request& request, Article& article);

static web::Response show(const web::Request& request, Kind kind) {
    return request.read([&](db::ReadTx& tx) {
        const auto id = request.id<Article>();
        if (!id) {  // "/articles/teate": the city's own id leads to the number
            const auto known = find_by_source_id(tx, kind, request.param("id"));
            if (!known) return web::not_found(request);
            return web::moved(
                request.view().to(fmt::format("{}/{}", facts_of(kind).path, known->number))
            );
        }
        auto article = find_visible(tx, *id, request.today());
        if (!article) return web::not_found(request);
        if (article->kind != kind) return web::moved(request.view().to(article->path()));
        request.shows(topic_of(*id));
        use_version(tx, request, *article);
        const auto view = request.view();
        const auto shown = show_page(request, tx, *article);
        web::Page page{
            .title = article->title,
            .description = article->summary,
            .body = page::article(view, shown),
            .section = std::string(facts_of(kind).section)};
        page.crumbs = {
            {view.t("articles.title." + std::string(facts_of(kind).name)),
             std::string(facts_of(kind).path)},
            {article->title, ""}};
        page.json_ld = json_ld(view, *article, shown.plain);
        page.index = !request.query.has("version");
        return web::page(request, page);
    });
}

web::Response show_article(const web::Request& request) {
    return show(request, Kind::Article);
}
web::Response show_question(const web::Request& request) {
    return show(request, Kind::Faq);
}
web::Response show_column(const web::Request& request) {
    return show(request, Kind::Column);
}

web::Response show_old_address(const web::Request& request) {
    const auto view = request.view();  // its path still has the query: "/page.cgi?id=3"
    const auto target = request.read([&](db::ReadTx& tx) {
        const auto whole = find_new_address(tx, view.path);
        return whole ? whole : find_new_address(tx, request.path);
    });
    return target ? web::moved(view.to(*target)) : web::not_found(request);
}

static ShowPage show_page(const web::Request& request, db::ReadTx& tx, const Article& article) {
    const auto view = request.view();
    ShowPage page{.article = article};
    const auto prefix = view.prefixed ? texts::prefix(view.language) : std::string_view();
    const auto references = find_references(request, tx, article);
    const auto& body = rendered(with_numbers(article.body, references), prefix);
    page.body = body.body;
    page.plain = body.plain;
    for (const auto& heading : body.headings)
        if (heading.level == 2) page.headings.push_back(heading);
    page.categories = base::join(article.categories, "・");
    for (const auto& ages : article.ages)
        page.ages.push_back(html::ages_text(view, ages));
    page.department = request.site->city().find_department(article.department);
    if (page.department) page.dial = html::dialable(page.department->phone);
    page.related = related_links(article.related, references);
    for (const auto& attached : list_attached(tx, article.id)) {
        const auto file = files::find_file(tx, attached.file_name);
        if (file) page.files.push_back({attached.title, file->path(), kind_and_size(*file)});
    }
    page.versions = list_versions(tx, article.id);
    page.ended = article.valid_until && *article.valid_until < request.today();
    return page;
}

// "?version=2" shows what the article said then.
static void use_version(db::ReadTx& tx, const web::Request& request, Article& article) {
    const auto wanted = request.query.integer("version");
    if (!wanted) return;
    for (auto& version : list_versions(tx, article.id)) {
        if (version.version != *wanted) continue;
        article.title = version.title;
        article.summary = version.summary;
        article.body = version.body;
        article.updated = version.updated;
        article.valid_until = version.updated;
    }
}

// "PDF 240 KB"
static std::string kind_and_size(const files::File& file) {
    auto ending = file.name.substr(file.name.rfind('.') + 1);
    for (char& c : ending)
        c = char(std::toupper(static_cast<unsigned char>(c)));
    return fmt::format("{} {} KB", ending, std::max<std::int64_t>(1, file.bytes / 1024));
}

std::string checked_text(const html::View& view, base::Date checked) {
    const int days = view.today() - checked;
    if (days <= 0) return view.t("articles.checked_today");
    return view.t_count("articles.checked_days_ago", days);
}

// schema.org: a question and its answer, or an article.
static std::string json_ld(
    const html::View& view, const Article& article, const std::string& plain
) {
    namespace json = boost::json;
    if (article.kind == Kind::Faq) {
        const json::object answer{{"@type", "Answer"}, {"text", plain}};
        const json::object question{
            {"@type", "Question"}, {"name", article.title}, {"acceptedAnswer", answer}};
        return json::serialize(json::object{
            {"@context", "https://schema.org"},
            {"@type", "FAQPage"},
            {"mainEntity", json::array{question}}});
    }
    const json::object publisher{{"@type", "GovernmentOrganization"}, {"name", view.city_name}};
    return json::serialize(json::object{
        {"@context", "https://schema.org"},
        {"@type", "Article"},
        {"headline", article.title},
        {"description", article.summary},
        {"datePublished", article.published.iso()},
        {"dateModified", article.updated.iso()},
        {"inLanguage", "ja"},
        {"url", view.absolute(article.path())},
        {"publisher", publisher}});
}

}  // namespace articles
