// All SQL of this room.
#include "datasets/store.h"

#include <algorithm>

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

static const db::Sql imported_row{R"(
SELECT row_id, content_hash, closed_at
FROM imported_row
WHERE source = $1 AND row_key = $2)"};

static const db::Sql new_row{R"(
INSERT INTO imported_row (source, row_key, row_id, content_hash, created_at)
VALUES ($1, $2, $3, $4, $5))"};

static const db::Sql changed_row{R"(
UPDATE imported_row
SET content_hash = $3, closed_at = NULL
WHERE source = $1 AND row_key = $2)"};

static const db::Sql rows_of_source{R"(
SELECT row_key, row_id
FROM imported_row
WHERE source = $1 AND closed_at IS NULL)"};

static const db::Sql closed_row{R"(
UPDATE imported_row
SET closed_at = $3
WHERE source = $1 AND row_key = $2)"};

ImportedRow ImportedRow::from(const db::Row& row) {
    return {row.get<std::int64_t>(0), row.get<std::string>(1), !row.is_null(2)};
}

OpenRow OpenRow::from(const db::Row& row) {
    return {row.get<std::string>(0), row.get<std::int64_t>(1)};
}

std::vector<std::string> list_sources(db::ReadTx& tx, std::string_view kind) {
    auto all =
        tx.list<std::string>(sources_of_kind, kind, std::string(kind) + "0");  // '0' follows '/'
    std::erase_if(all, [&](const std::string& source) {
        return source != kind && !source.starts_with(std::string(kind) + "/");
    });
    return all;
}

std::int64_t count_open(db::ReadTx& tx, std::string_view source) {
    return tx.find<std::int64_t>(open_rows, source).value_or(0);
}

std::optional<ImportedRow> find_imported(
    db::ReadTx& tx, std::string_view source, std::string_view key
) {
    return tx.find<ImportedRow>(imported_row, source, key);
}

void insert_imported(
    db::WriteTx& tx,
    std::string_view source,
    std::string_view key,
    const ImportedRow& imported,
    base::Moment now
) {
    tx.execute(new_row, source, key, imported.row, imported.hash, now);
}

void update_imported(
    db::WriteTx& tx, std::string_view source, std::string_view key, std::string_view hash
) {
    tx.execute(changed_row, source, key, hash);
}

std::vector<OpenRow> list_unseen(
    db::ReadTx& tx, std::string_view source, const std::vector<std::int64_t>& seen
) {
    std::vector<OpenRow> unseen;
    tx.each(
        rows_of_source,
        [&](const db::Row& row) {
            if (!std::binary_search(seen.begin(), seen.end(), row.get<std::int64_t>(1)))
                unseen.push_back(OpenRow::from(row));
        },
        source
    );
    return unseen;
}

void close_imported(
    db::WriteTx& tx, std::string_view source, std::string_view key, base::Moment now
) {
    tx.execute(closed_row, source, key, now);
}

}  // namespace datasets
