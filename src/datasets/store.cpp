// All SQL of this room.
#include "datasets/store.h"

#include <charconv>

#include "base/text.h"
#include "db/tx.h"

namespace datasets {

static const db::Sql sources_of_kind{R"(
SELECT DISTINCT source
FROM imported_row
WHERE source >= $1 AND source < $2
ORDER BY source)"};

static const db::Sql open_rows{R"(
SELECT COUNT(*)
FROM imported_row
WHERE source = $1 AND closed_at IS NULL)"};

static const db::Sql twin_of_key{R"(
SELECT twin
FROM imported_row
WHERE source = $1 AND row_key = $2)"};

static const db::Sql rows_after{R"(
SELECT row_key, row_id, content_hash, twin, closed_at
FROM imported_row
WHERE source = $1 AND row_key > $2
ORDER BY row_key
LIMIT 10000)"};

static const db::Sql new_row{R"(
INSERT INTO imported_row (source, row_key, row_id, content_hash, twin, created_at)
VALUES ($1, $2, $3, $4, $5, $6))"};

static const db::Sql changed_row{R"(
UPDATE imported_row
SET content_hash = $3, twin = $4, closed_at = NULL
WHERE source = $1 AND row_key = $2)"};

static const db::Sql closed_row{R"(
UPDATE imported_row
SET closed_at = $3
WHERE source = $1 AND row_key = $2)"};

std::vector<std::string> list_sources(db::ReadTx& tx, std::string_view kind) {
    // '0' follows '/'
    return tx.list<std::string>(sources_of_kind, std::string(kind) + "/", std::string(kind) + "0");
}

std::int64_t count_open(db::ReadTx& tx, std::string_view source) {
    return tx.find<std::int64_t>(open_rows, source).value_or(0);
}

// Many lists number their rows from 1: the same number is the same row only when its name and
// address agree.
bool is_imported(db::ReadTx& tx, std::string_view source, std::string_view key, std::int64_t twin) {
    const auto known = tx.find<std::int64_t>(twin_of_key, source, key);
    return known && (*known == twin || twin == 0);
}

// In pages, because PostgreSQL holds a whole answer in memory.
void each_imported(
    db::ReadTx& tx,
    std::string_view source,
    const std::function<void(std::string_view key, const ImportedRow&)>& each
) {
    std::string last;
    for (bool more = true; more;) {
        more = false;
        std::string next;
        tx.each(
            rows_after,
            [&](const db::Row& row) {
                next = row.text(0);
                ImportedRow imported{row.integer(1), 0, row.integer(3), !row.is_null(4)};
                const auto hash = row.text(2);
                std::from_chars(hash.data(), hash.data() + hash.size(), imported.hash, 16);
                each(next, imported);
                more = true;
            },
            source,
            last
        );
        last = std::move(next);
    }
}

void insert_imported(
    db::WriteTx& tx,
    std::string_view source,
    std::string_view key,
    const ImportedRow& imported,
    base::Moment now
) {
    tx.post(new_row, source, key, imported.row, base::hex(imported.hash), imported.twin, now);
}

void update_imported(
    db::WriteTx& tx, std::string_view source, std::string_view key, const ImportedRow& imported
) {
    tx.execute(changed_row, source, key, base::hex(imported.hash), imported.twin);
}

void close_imported(
    db::WriteTx& tx, std::string_view source, std::string_view key, base::Moment now
) {
    tx.execute(closed_row, source, key, now);
}

}  // namespace datasets
