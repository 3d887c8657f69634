// Batch: a number of changed entries, analysed and ready to be written. Made on a second thread
// while the batch before is being written.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "db/db.h"
#include "search/docs.h"
#include "search/store.h"
#include "words/postings.h"

namespace search {

struct Batch {
    struct Change {
        std::int64_t entry = 0;
        bool gone = false;
        std::uint32_t n = 0;
        Doc doc;
        std::string kind;
        std::string nouns;  // of the title, for the vocabulary (vocabulary.h)
    };
    std::vector<Change> changes;
    words::Segment segment;
    std::int64_t applied = 0;
    std::int64_t next_n = 0;
};

// What changed after `applied`; no changes: the index is complete.
Batch read_batch(db::Database& database, std::int64_t applied, std::int64_t next_n);

}  // namespace search
