// PageCache: what anonymous readers see, rendered once. An entry is dropped exactly when a topic it
// shows changes, before the write that changed it is acknowledged; expires at its moment; the
// least used go when memory is full. Nothing personal can be in it: see Road.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/date.h"
#include "web/stored.h"

namespace web {

class Site;

class PageCache {
  public:
    explicit PageCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}
    PageCache(const PageCache&) = delete;

    // A fresh page, or nothing.
    std::shared_ptr<const Stored> find(std::string_view key, base::Moment now);
    // Also one that has expired: for readers while the database is away.
    std::shared_ptr<const Stored> find_stale(std::string_view key);

    // The right to render one page. While one renders, others who want the same page wait for it.
    class Turn {
      public:
        Turn(Turn&& other) noexcept;
        ~Turn();
        std::shared_ptr<const Stored> found;  // somebody else rendered it meanwhile
        // Stored only when nothing of this site changed since the turn began: what was read then
        // may be older than an acknowledged write. No topics: any change of the site drops it.
        void keep(
            std::shared_ptr<const Stored> page,
            const std::vector<std::string>& topics,
            base::Moment until
        );

      private:
        friend class PageCache;
        Turn(const Site* site, std::string key) : site_(site), key_(std::move(key)) {}
        PageCache* cache_ = nullptr;  // nullptr: nothing to give back
        const Site* site_;
        std::string key_;
        std::uint64_t generation_ = 0;
    };
    Turn take_turn(const Site& site, std::string key, base::Moment now);

    void drop(const Site& site, const std::vector<std::string>& topics);
    void drop_all(const Site& site);
    // Forgets a site that has no pages. False when it has some. Turns in progress will not be kept:
    // whoever follows the database for this site may stop doing so.
    bool forget(const Site& site);

    struct Figures {
        std::size_t entries, bytes;
        std::uint64_t hits, misses, drops;
    };
    Figures figures();

  private:
    struct Entry {
        std::string key;
        const Site* site;
        std::shared_ptr<const Stored> page;
        std::vector<std::string> topics;
        base::Moment until;
        std::size_t bytes;
    };
    using Entries = std::list<Entry>;
    struct Text {
        using is_transparent = void;  // NOLINT(readability-identifier-naming): the standard says so
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    struct Shelf {  // of one site
        std::uint64_t generation = 0;
        std::size_t entries = 0;
        std::unordered_map<std::string, std::unordered_set<Entry*>> by_topic;
    };

    std::mutex mutex_;
    std::condition_variable turn_over_;
    std::size_t most_bytes_;
    std::size_t bytes_ = 0;
    Entries entries_;  // most recently used first
    std::unordered_map<std::string, Entries::iterator, Text, std::equal_to<>> by_key_;
    std::unordered_map<const Site*, Shelf> shelves_;
    std::unordered_set<std::string> rendering_;
    std::uint64_t hits_ = 0, misses_ = 0, drops_ = 0;

    void insert(Entry entry);
    void erase(Entries::iterator entry);
};

}  // namespace web
