// Where the city and its NPO write: list, edit with preview, withdraw. History: office_history.cpp.
#include <fmt/format.h>

#include "articles/articles.h"
#include "articles/editing.h"
#include "articles/office_door.h"
#include "articles/office_form.html.h"
#include "articles/office_list.html.h"
#include "articles/publish.h"
#include "audit/audit.h"
#include "base/text.h"
#include "html/markdown.h"
#include "staff/staff.h"
#include "web/site.h"

namespace articles {

constexpr int most_listed = 100;

static web::Response edit_page(const web::Request& request, EditPage page, int status = 200);
static web::Response save(const web::Request& request, const staff::Officer& who, Article article);
static std::optional<Article> find_asked(const web::Request& request);
static void complete(const web::Request& request, Article& article);

static web::Response list_all(const web::Request& request, const staff::Officer&) {
    OfficeListPage page{.words = std::string(request.query.text("q"))};
    page.items =
        request.read([&](db::ReadTx& tx) { return list_for_office(tx, page.words, most_listed); });
    return office_page(request, "articles.office.title", page::office_list(request.view(), page));
}

static web::Response new_article(const web::Request& request, const staff::Officer& who) {
    const auto* facts = find_kind(request.query.text("kind"));
    if (!facts) return web::not_found(request);
    EditPage page{.kind = facts->kind};
    page.form.typed = {{"department", who.department}, {"published", request.today().iso()}};
    return edit_page(request, std::move(page));
}

static web::Response create_article(const web::Request& request, const staff::Officer& who) {
    const auto* facts = find_kind(request.form.text("kind"));
    if (!facts) return web::bad_request(request);
    Article article;
    article.kind = facts->kind;
    return save(request, who, article);
}

static web::Response edit_article(const web::Request& request, const staff::Officer&) {
    const auto article = find_asked(request);
    if (!article) return web::not_found(request);
    return edit_page(
        request,
        {.kind = article->kind,
         .id = article->id,
         .form = form_of(*article),
         .seen = mark_of(*article),
         .path = article->path(),
         .saved = request.query.has("saved")}
    );
}

static web::Response update(const web::Request& request, const staff::Officer& who) {
    const auto article = find_asked(request);
    return article ? save(request, who, *article) : web::not_found(request);
}

// A preview, a problem and a conflict show the form again with everything that was typed.
static web::Response save(const web::Request& request, const staff::Officer& who, Article article) {
    EditPage page{
        .kind = article.kind,
        .id = article.id,
        .form = typed_form(request),
        .seen = std::string(request.form.text("seen")),
        .path = article.id.number ? article.path() : ""};
    if (!read(page.form, request.view(), article)) return edit_page(request, std::move(page), 422);
    if (request.form.text("action") == "preview") {
        page.preview = html::render_markdown(article.body).body;
        return edit_page(request, std::move(page));
    }
    complete(request, article);
    const auto stored = request.database().write([&](db::WriteTx& tx) -> std::optional<Article> {
        if (article.id.number) {
            const auto before = find_article(tx, article.id);
            if (mark_of(*before) != page.seen) return before;
        }
        publish(tx, article, request.now, who.actor());
        note_edit(tx, article.id, request.now);
        const auto subject = "article:" + std::to_string(article.id.number);
        audit::record(tx, {who.actor(), "articles.edit", subject, ""}, request.now);
        return std::nullopt;
    });
    if (!stored)
        return web::see_other(
            request, fmt::format("/office/articles/{}?saved=1", article.id.number)
        );
    page.conflict = difference(stored->body, article.body);
    page.seen = mark_of(*stored);  // who saves again has seen it
    return edit_page(request, std::move(page), 409);
}

static void complete(const web::Request& request, Article& article) {
    article.updated = request.today();
    if (request.form.has("checked")) article.checked = request.today();
    if (article.source_id.empty())  // a name that no import has
        article.source_id = fmt::format("office-{}", request.request_id);
}

static web::Response withdraw_asked(const web::Request& request, const staff::Officer& who) {
    const auto article = find_asked(request);
    if (!article) return web::not_found(request);
    request.database().write([&](db::WriteTx& tx) {
        withdraw(tx, *article, request.today());
        note_edit(tx, article->id, request.now);
        const auto subject = "article:" + std::to_string(article->id.number);
        audit::record(tx, {who.actor(), "articles.withdraw", subject, ""}, request.now);
    });
    return web::see_other(request, "/office/articles");
}

static std::optional<Article> find_asked(const web::Request& request) {
    const auto id = request.id<Article>();
    if (!id) return std::nullopt;
    return request.read([&](db::ReadTx& tx) { return find_article(tx, *id); });
}

static web::Response edit_page(const web::Request& request, EditPage page, int status) {
    page.token = std::string(request.form_token());
    for (const auto& department : request.site->city().departments)
        page.departments.push_back(department.name);
    return office_page(
        request,
        page.id.number ? "articles.office.edit" : "articles.office.new",
        page::office_form(request.view(), page),
        status
    );
}

std::string mark_of(const Article& a) {
    const auto form = form_of(a);
    std::string all = base::join(a.purposes, ",");
    for (const auto& [field, text] : form.typed)
        all += fmt::format("{}:{}:{}\n", field, text.size(), text);
    return base::hex(base::hash(all));
}

web::Response office_page(
    const web::Request& request, std::string_view title_key, html::Safe body, int status
) {
    const auto view = request.view();
    const auto title = view.t(title_key);
    return web::page(
        request,
        {.title = title,
         .body = std::move(body),
         .section = "office",
         .crumbs =
             {{view.t("staff.office.title"), "/office"},
              {view.t("articles.office.title"), "/office/articles"},
              {title, ""}},
         .index = false,
         .status = status}
    );
}

void office(staff::Office& office) {
    office.menu("/office/articles", "articles.office.title", edit);
    office.get("/office/articles", edit, list_all);
    office.get("/office/articles/new", edit, new_article);
    office.post("/office/articles", edit, create_article);
    office.get("/office/articles/{id}", edit, edit_article);
    office.post("/office/articles/{id}", edit, update);
    office.post("/office/articles/{id}/withdrawal", edit, withdraw_asked);
    office.get("/office/articles/{id}/history", edit, show_history);
    office.post("/office/articles/{id}/restoration", edit, create_restoration);
}

}  // namespace articles
