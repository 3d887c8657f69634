// CitySearch: the search of one city in this process, a part of its Site. Opened when first asked,
// kept up to date beside the pages (keep_fresh), closed again when nobody has asked for a while.
#pragma once

#include <atomic>
#include <map>
#include <mutex>
#include <string>

#include "search/index.h"
#include "search/indexer.h"
#include "web/site.h"

namespace search {

class CitySearch {
  public:
    explicit CitySearch(web::Site& site);

    Index& index();
    void catch_up();
    // Counted in memory, written by keep_fresh: a search must not cost a durable write.
    void remember_miss(std::string_view query, base::Date today);
    void write_misses();
    void keep_fresh();

  private:
    bool worth_a_look();
    Indexer::Step follow();
    void tell();
    void tidy();

    web::Site& site_;
    Index index_;
    std::mutex indexing_;  // one thread of this process at a time; of all processes: a lock file
    Indexer indexer_;
    std::atomic<bool> changed_ = true;  // this process wrote something
    std::atomic<int> rounds_unused_ = 0;
    int round_ = 0;
    int rounds_quiet_ = 0;
    bool untold_ = false;  // the index has changed
    std::mutex mutex_;
    std::map<std::pair<base::Date, std::string>, int> misses_;
};

}  // namespace search
