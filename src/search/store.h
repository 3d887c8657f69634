// All SQL of this room on the city's database. The index file's own SQL is in store_index.cpp.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "db/tx.h"
#include "search/search.h"

namespace search {

// A line of search_entry as the indexer and the result list read it.
struct Stored {
    std::int64_t id = 0;
    std::int64_t seq = 0;
    bool gone = false;
    Entry entry;
    static Stored from(const db::Row& row);
};

struct Known {
    std::int64_t hash = 0;
    bool gone = false;
    std::string source_id{};
    static Known from(const db::Row& row);
};

std::optional<Known> find_known(db::ReadTx& tx, std::string_view kind, std::int64_t source);
// Takes the next seq; other writers of entries wait until this transaction ends.
std::int64_t claim_seq(db::WriteTx& tx);
void upsert_entry(db::WriteTx& tx, const Entry& entry, std::int64_t hash, std::int64_t seq);
void blank_entry(db::WriteTx& tx, std::string_view kind, std::int64_t source, std::int64_t seq);

std::int64_t last_seq(db::ReadTx& tx);
std::vector<Stored> list_after(db::ReadTx& tx, std::int64_t seq, std::int64_t limit);
std::optional<Stored> find_stored(db::ReadTx& tx, std::int64_t id);

void add_miss(db::WriteTx& tx, base::Date day, std::string_view query, std::int64_t times);

}  // namespace search
