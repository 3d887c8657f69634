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
    base::Moment replaced{};    // when it was replaced by the next
    std::string replaced_by{};  // "import", "staff:3"
    static Version from(const db::Row& row);
};

base::Id<Article> insert_article(
    db::WriteTx& tx, const Article& article, base::Moment now, std::string_view by = "import"
);
// Keeps what it said before as a version.
void update_article(
    db::WriteTx& tx, const Article& article, base::Moment now, std::string_view by = "import"
);
// A person changed it: an import does not overwrite it silently.
void note_edit(db::WriteTx& tx, base::Id<Article> id, base::Moment now);
void withdraw_article(db::WriteTx& tx, base::Id<Article> id, base::Date day);
bool is_edited(db::ReadTx& tx, base::Id<Article> id);
std::optional<Article> find_article(db::ReadTx& tx, base::Id<Article> id);
std::optional<base::Id<Article>> find_by_source_id(
    db::ReadTx& tx, Kind kind, std::string_view source_id
);
std::vector<Version> list_versions(db::ReadTx& tx, base::Id<Article> id);
std::vector<std::string> list_values(db::ReadTx& tx, std::string_view facet, Kind kind);

struct Listed {  // for the office: also what readers do not see
    base::Id<Article> id;
    Kind kind;
    std::string title, department;
    base::Date published, updated;
    std::optional<base::Date> valid_until, withdrawn;
    static Listed from(const db::Row& row);
    std::string_view state(base::Date today) const;  // "shown", "planned", "ended", "withdrawn"
};
// Whose title has these words (all when empty), the newest first.
std::vector<Listed> list_for_office(db::ReadTx& tx, std::string_view words, int limit);

void put_attached(db::WriteTx& tx, base::Id<Article> id, const std::vector<Attached>& attached);
std::vector<Attached> list_attached(db::ReadTx& tx, base::Id<Article> id);

void put_old_address(db::WriteTx& tx, std::string_view path, std::string_view target);
std::optional<std::string> find_new_address(db::ReadTx& tx, std::string_view path);

}  // namespace articles
