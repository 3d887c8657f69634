// Which row of ours came from which row of a file.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "db/db.h"

namespace datasets {

struct ImportedRow {
    std::int64_t row;
    std::string hash;
    bool closed;
    static ImportedRow from(const db::Row& row);
};

std::vector<std::string> list_sources(db::ReadTx& tx, std::string_view kind);
std::int64_t count_open(db::ReadTx& tx, std::string_view source);
std::optional<ImportedRow> find_imported(
    db::ReadTx& tx, std::string_view source, std::string_view key
);
void insert_imported(
    db::WriteTx& tx,
    std::string_view source,
    std::string_view key,
    const ImportedRow& imported,
    base::Moment now
);
void update_imported(
    db::WriteTx& tx, std::string_view source, std::string_view key, std::string_view hash
);

struct OpenRow {
    std::string key;
    std::int64_t row;
    static OpenRow from(const db::Row& row);
};
// The open rows of a source that are not in `seen` (sorted row numbers).
std::vector<OpenRow> list_unseen(
    db::ReadTx& tx, std::string_view source, const std::vector<std::int64_t>& seen
);
void close_imported(
    db::WriteTx& tx, std::string_view source, std::string_view key, base::Moment now
);

}  // namespace datasets
