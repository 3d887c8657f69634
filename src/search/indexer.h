// Indexer: brings a city's index file up to what its database says. One at a time per city, of all
// processes of a machine (a lock file); readers (index.h) are never held up.
#pragma once

#include <cstdint>
#include <string>

#include "db/db.h"
#include "search/store_index.h"

namespace search {

// <folder>/search-<format>.db
std::string index_path(const std::string& folder);

class Indexer {
  public:
    explicit Indexer(std::string folder) : folder_(std::move(folder)) {}

    enum class Step {
        Idle,    // nothing to do
        Worked,  // the index agrees with the database as it was a moment ago
        Busy,    // another process is at it
        Failed,  // disk full or the like: try again later
    };
    // Follows the database; makes the index anew when it is missing, damaged, of another format or
    // dictionary, or ahead of the database (a backup was restored). Throws what the database
    // throws.
    Step step(db::Database& database);
    // Puts many large segments together, in which is found faster; for a quiet moment.
    Step tidy();
    // True: it was complete once and lacks not more than so many changes since.
    bool is_behind(db::Database& database, std::int64_t at_most) const;
    // Makes it anew now; readers keep the old one until the new one is complete.
    Step rebuild(db::Database& database);

  private:
    Step follow(db::Database& database, IndexFile& file);
    Step make_anew(db::Database& database);
    std::string folder_;
    std::int64_t seen_ = -1;  // seq up to which the index is known to be complete
    std::uint64_t inode_ = 0;
};

}  // namespace search
