// The record in the database: `previous` is unique, so that the chain cannot fork.
#include "audit/store.h"

namespace audit {

static const db::Sql last_entry{"SELECT hash FROM audit_entry ORDER BY id DESC LIMIT 1"};
static const db::Sql new_entry{R"(
INSERT INTO audit_entry (created_at, actor, action, subject, detail, previous, hash)
VALUES ($1, $2, $3, $4, $5, $6, $7))"};
static const db::Sql entries_after{R"(
SELECT id, created_at, actor, action, subject, detail, previous, hash
FROM audit_entry
WHERE id > $1
ORDER BY id
LIMIT $2)"};
static const db::Sql entries_about{R"(
SELECT id, created_at, actor, action, subject, detail, previous, hash
FROM audit_entry
WHERE subject = $1
ORDER BY id DESC
LIMIT $2)"};

std::optional<std::string> last_hash(db::ReadTx& tx) {
    return tx.find<std::string>(last_entry);
}

void insert_entry(db::WriteTx& tx, const Kept& k) {
    const auto& e = k.entry;
    tx.execute(new_entry, k.at, e.actor, e.action, e.subject, e.detail, k.previous, k.hash);
}

std::vector<Kept> list_after(db::ReadTx& tx, std::int64_t id, int most) {
    return tx.list<Kept>(entries_after, id, most);
}

std::vector<Kept> list_about(db::ReadTx& tx, const std::string& subject, int most) {
    return tx.list<Kept>(entries_about, subject, most);
}

Kept Kept::from(const db::Row& row) {
    return {
        .id = row.get<std::int64_t>(0),
        .at = row.get<base::Moment>(1),
        .entry =
            {.actor = row.get<std::string>(2),
             .action = row.get<std::string>(3),
             .subject = row.get<std::string>(4),
             .detail = row.get<std::string>(5)},
        .previous = row.get<std::string>(6),
        .hash = row.get<std::string>(7)};
}

}  // namespace audit
