// A database that does not answer changes nothing: its pages stay, readers go on from memory, and
// what was missed is asked for when it comes back.
#include "web/follower.h"

#include "base/log.h"
#include "db/error.h"

namespace web {

constexpr std::chrono::milliseconds pause{400};

Follower::Follower(std::shared_ptr<PageCache> cache, const Sites& sites)
    : cache_(std::move(cache)) {
    // A listener cannot be taken back, so it must not keep or need this object.
    for (const auto& site : sites.all())
        site->database().on_commit([weak = std::weak_ptr(cache_),
                                    here = site.get()](const std::vector<std::string>& topics) {
            if (const auto cache = weak.lock()) cache->drop(*here, topics);
        });
}

Follower::~Follower() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void Follower::follow(Site& site) {
    {
        const std::lock_guard lock(mutex_);
        if (positions_.contains(&site)) return;
    }
    const auto position = site.database().last_change();
    const std::lock_guard lock(mutex_);
    positions_.emplace(&site, position);
}

void Follower::start() {
    thread_ = std::thread([this] {
        std::unique_lock lock(mutex_);
        while (!wake_.wait_for(lock, pause, [this] { return stopping_; })) {
            lock.unlock();
            look();
            lock.lock();
        }
    });
}

void Follower::look() {
    std::vector<std::pair<Site*, std::int64_t>> followed;
    {
        const std::lock_guard lock(mutex_);
        for (auto at = positions_.begin(); at != positions_.end();)
            at = cache_->forget(*at->first) ? positions_.erase(at) : std::next(at);
        followed.assign(positions_.begin(), positions_.end());
    }
    for (const auto& [site, position] : followed)
        look_at(*site, position);
}

void Follower::look_at(Site& site, std::int64_t position) {
    try {
        const auto changes = site.database().changes_after(position);
        if (changes) {
            std::vector<std::string> topics;
            for (const auto& change : *changes) {
                topics.push_back(change.topic);
                position = change.position;
            }
            if (!topics.empty()) cache_->drop(site, topics);
        } else {
            position = site.database().last_change();
            cache_->drop_all(site);
        }
        tell_if_away(site, false);
    } catch (const db::Error&) {
        tell_if_away(site, true);
    }
    const std::lock_guard lock(mutex_);
    positions_[&site] = position;
}

bool Follower::is_cut_off() const {
    const std::lock_guard lock(mutex_);
    return databases_away_ > 0 && databases_away_ >= static_cast<int>(positions_.size());
}

void Follower::tell_if_away(Site& site, bool away) {
    if (std::exchange(away_[&site], away) == away) return;
    databases_away_ += away ? 1 : -1;
    base::log(
        away ? base::LogLevel::Error : base::LogLevel::Info,
        away ? "the database does not answer; pages in memory are shown" : "the database is back",
        {{"city", site.city().id}}
    );
}

}  // namespace web
