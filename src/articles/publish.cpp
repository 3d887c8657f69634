// In the order in which it happens.
#include "articles/publish.h"

#include <algorithm>

#include "articles/store.h"
#include "base/text.h"
#include "html/markdown.h"
#include "search/search.h"

namespace articles {

static void put_search_entry(db::WriteTx& tx, const Article& article);

void publish(db::WriteTx& tx, Article& article, base::Moment now, std::string_view by) {
    if (article.id.number == 0)
        article.id = insert_article(tx, article, now, by);
    else
        update_article(tx, article, now, by);
    put_search_entry(tx, article);
}

void withdraw(db::WriteTx& tx, const Article& article, base::Date day) {
    withdraw_article(tx, article.id, day);
    search::remove(tx, facts_of(article.kind).name, article.id.number);
}

static void put_search_entry(db::WriteTx& tx, const Article& a) {
    search::Entry entry;
    entry.kind = facts_of(a.kind).name;
    entry.source = a.id.number;
    entry.source_id = a.source_id;
    entry.title = a.title;
    entry.summary = a.summary;
    entry.body = html::render_markdown(a.body).plain;
    entry.keywords = a.keywords + " " + base::join(a.categories, " ");
    entry.url = a.path();
    entry.published_on = a.published;
    entry.visible_until = a.valid_until;
    if (!a.ages.empty()) {
        entry.ages = a.ages.front();
        for (const auto& age : a.ages) {
            entry.ages->from = std::min(entry.ages->from, age.from);
            entry.ages->to = std::max(entry.ages->to, age.to);
        }
    }
    search::put(tx, entry);
}

}  // namespace articles
