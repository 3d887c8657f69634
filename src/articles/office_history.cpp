// What an article said before, what changed, and taking an older text back.
#include <fmt/format.h>

#include "articles/editing.h"
#include "articles/office_door.h"
#include "articles/office_history.html.h"
#include "articles/publish.h"
#include "audit/audit.h"

namespace articles {

web::Response show_history(const web::Request& request, const staff::Officer&) {
    const auto id = request.id<Article>();
    HistoryPage page{.token = std::string(request.form_token())};
    const bool found = id && request.read([&](db::ReadTx& tx) {
        const auto article = find_article(tx, *id);
        if (!article) return false;
        page.title = article->title;
        page.id = article->id;
        std::string next = article->body;
        for (auto& version : list_versions(tx, *id)) {
            auto lines = difference(version.body, next);
            next = version.body;
            page.steps.push_back({std::move(version), std::move(lines)});
        }
        return true;
    });
    if (!found) return web::not_found(request);
    return office_page(
        request, "articles.office.history", page::office_history(request.view(), page)
    );
}

// The text of then becomes the text of now; what is now becomes a version like any other.
web::Response create_restoration(const web::Request& request, const staff::Officer& who) {
    const auto id = request.id<Article>();
    const auto number = request.form.integer("version");
    const bool restored = id && number && request.database().write([&](db::WriteTx& tx) {
        auto article = find_article(tx, *id);
        if (!article) return false;
        for (const auto& version : list_versions(tx, *id)) {
            if (version.version != *number) continue;
            article->title = version.title;
            article->summary = version.summary;
            article->body = version.body;
            article->updated = request.today();
            publish(tx, *article, request.now, who.actor());
            note_edit(tx, *id, request.now);
            const auto subject = fmt::format("article:{}", id->number);
            const auto detail = fmt::format("version {}", *number);
            audit::record(tx, {who.actor(), "articles.restore", subject, detail}, request.now);
            return true;
        }
        return false;
    });
    if (!restored) return web::not_found(request);
    return web::see_other(request, fmt::format("/office/articles/{}?saved=1", id->number));
}

}  // namespace articles
