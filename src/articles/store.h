// All SQL of this room; what other rooms may ask is declared in articles.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "articles/articles.h"
#include "articles/attach.h"
#include "base/date.h"
#include "db/db.h"

namespace articles {

struct Version {
    std::int64_t version;
    std::string title, summary, body;
    base::Date updated;
    static Version from(const db::Row& row);
};

base::Id<Article> insert_article(db::WriteTx& tx, const Article& article, base::Moment now);
// Keeps what it said before as a version.
void update_article(db::WriteTx& tx, const Article& article, base::Moment now);
void withdraw_article(db::WriteTx& tx, base::Id<Article> id, base::Date day);
bool is_edited(db::ReadTx& tx, base::Id<Article> id);
std::optional<Article> find_article(db::ReadTx& tx, base::Id<Article> id);
std::optional<base::Id<Article>> find_by_source_id(
    db::ReadTx& tx, Kind kind, std::string_view source_id
);
std::vector<Version> list_versions(db::ReadTx& tx, base::Id<Article> id);
std::vector<std::string> list_values(db::ReadTx& tx, std::string_view facet, Kind kind);

void put_attached(db::WriteTx& tx, base::Id<Article> id, const std::vector<Attached>& attached);
std::vector<Attached> list_attached(db::ReadTx& tx, base::Id<Article> id);

void put_old_address(db::WriteTx& tx, std::string_view path, std::string_view target);
std::optional<std::string> find_new_address(db::ReadTx& tx, std::string_view path);

}  // namespace articles
