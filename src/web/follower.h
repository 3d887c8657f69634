// Follower: keeps the page cache true. Writes of this process drop pages before they are
// acknowledged; writes of other processes are seen by asking each database twice a second, but only
// of cities that have pages in the cache.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <thread>
#include <unordered_map>
#include <vector>

#include "web/page_cache.h"
#include "web/site.h"

namespace web {

class Follower {
  public:
    Follower(std::shared_ptr<PageCache> cache, const Sites& sites);
    ~Follower();
    Follower(const Follower&) = delete;

    PageCache& cache() const { return *cache_; }
    // To be called after taking a turn and before reading what will be kept.
    void follow(Site& site);
    void look();                                            // one round of asking
    void start();                                           // rounds on a thread of its own
    int databases_away() const { return databases_away_; }  // that did not answer when last asked
    bool is_cut_off() const;  // no database answers: only what is in memory can be shown

  private:
    std::shared_ptr<PageCache> cache_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    bool stopping_ = false;
    std::unordered_map<Site*, std::int64_t> positions_;
    std::unordered_map<Site*, bool> away_;
    std::atomic<int> databases_away_{0};
    std::thread thread_;

    void look_at(Site& site, std::int64_t position);
    void tell_if_away(Site& site, bool away);
};

}  // namespace web
