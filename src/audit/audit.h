// audit (監査記録): who did what to what, append only; each entry holds the hash of the one before,
// so that nobody can change or take out one unseen. Not the history of a text (articles keep their
// versions) and not the access log.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"

namespace db {
class ReadTx;
class Row;
class WriteTx;
}  // namespace db

namespace audit {

struct Entry {
    std::string actor{};    // "staff:3", "operator"
    std::string action{};   // "articles.edit": room and verb
    std::string subject{};  // "article:42"
    std::string detail{};   // what a person needs to understand it; never a name or an address
};

// In the transaction of the deed itself: both are there or neither is.
void record(db::WriteTx& tx, const Entry& entry, base::Moment now);

struct Kept {
    std::int64_t id = 0;
    base::Moment at{};
    Entry entry{};
    std::string previous{}, hash{};
    static Kept from(const db::Row& row);
};
std::vector<Kept> list_about(db::ReadTx& tx, const std::string& subject, int most);

struct Verdict {
    std::int64_t entries = 0;
    std::optional<std::int64_t>
        broken{};        // id of the first that does not follow from the one before
    std::string head{};  // hash of the last: note it elsewhere, and a cut end shows too
};
Verdict verify(db::ReadTx& tx);

}  // namespace audit
