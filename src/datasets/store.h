// Which row of ours came from which row of a file.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "db/db.h"

namespace datasets {

struct ImportedRow {
    std::int64_t row = 0;
    std::uint64_t hash = 0;  // of what the file said last
    std::int64_t twin = 0;   // what it is known by in other lists
    bool closed = false;
};

std::vector<std::string> list_sources(db::ReadTx& tx, std::string_view kind);
std::int64_t count_open(db::ReadTx& tx, std::string_view source);
// There is such a row: with this key, and not known to be another place.
bool is_imported(db::ReadTx& tx, std::string_view source, std::string_view key, std::int64_t twin);
void each_imported(
    db::ReadTx& tx,
    std::string_view source,
    const std::function<void(std::string_view key, const ImportedRow&)>& each
);
void insert_imported(
    db::WriteTx& tx,
    std::string_view source,
    std::string_view key,
    const ImportedRow& imported,
    base::Moment now
);
void update_imported(
    db::WriteTx& tx, std::string_view source, std::string_view key, const ImportedRow& imported
);
void close_imported(
    db::WriteTx& tx, std::string_view source, std::string_view key, base::Moment now
);

}  // namespace datasets
