// One lock for all of it: every step inside takes well under a microsecond.
#include "web/page_cache.h"

#include <algorithm>
#include <utility>

namespace web {

static const std::string any_topic = "*";

std::shared_ptr<const Stored> PageCache::find(std::string_view key, base::Moment now) {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    if (found == by_key_.end() || found->second->until <= now) {
        ++misses_;
        return nullptr;
    }
    ++hits_;
    entries_.splice(entries_.begin(), entries_, found->second);
    return found->second->page;
}

std::shared_ptr<const Stored> PageCache::find_stale(std::string_view key) {
    const std::lock_guard lock(mutex_);
    const auto found = by_key_.find(key);
    return found == by_key_.end() ? nullptr : found->second->page;
}

PageCache::Turn PageCache::take_turn(const Site& site, std::string key, base::Moment now) {
    Turn turn(&site, std::move(key));
    std::unique_lock lock(mutex_);
    turn_over_.wait(lock, [&] { return !rendering_.contains(turn.key_); });
    const auto found = by_key_.find(turn.key_);
    if (found != by_key_.end() && found->second->until > now) {
        turn.found = found->second->page;
        return turn;
    }
    rendering_.insert(turn.key_);
    turn.generation_ = shelves_[&site].generation;
    turn.cache_ = this;
    return turn;
}

PageCache::Turn::Turn(Turn&& other) noexcept
    : found(std::move(other.found)),
      cache_(std::exchange(other.cache_, nullptr)),
      site_(other.site_),
      key_(std::move(other.key_)),
      generation_(other.generation_) {}

PageCache::Turn::~Turn() {
    if (!cache_) return;
    const std::lock_guard lock(cache_->mutex_);
    cache_->rendering_.erase(key_);
    cache_->turn_over_.notify_all();
}

void PageCache::Turn::keep(
    std::shared_ptr<const Stored> page, const std::vector<std::string>& topics, base::Moment until
) {
    const std::lock_guard lock(cache_->mutex_);
    if (cache_->shelves_[site_].generation != generation_) return;
    const auto bytes = page->bytes() + 2 * key_.size() + 256;
    cache_->insert({key_, site_, std::move(page), topics, until, bytes});
}

void PageCache::insert(Entry entry) {
    if (entry.bytes > most_bytes_ / 4) return;
    if (const auto old = by_key_.find(entry.key); old != by_key_.end()) erase(old->second);
    while (bytes_ + entry.bytes > most_bytes_)
        erase(std::prev(entries_.end()));
    if (entry.topics.empty()) entry.topics.push_back(any_topic);
    bytes_ += entry.bytes;
    auto& shelf = shelves_[entry.site];
    ++shelf.entries;
    entries_.push_front(std::move(entry));
    auto& kept = entries_.front();
    by_key_.emplace(kept.key, entries_.begin());
    for (const auto& topic : kept.topics)
        shelf.by_topic[topic].insert(&kept);
}

void PageCache::erase(Entries::iterator entry) {
    auto& shelf = shelves_[entry->site];
    for (const auto& topic : entry->topics) {
        const auto found = shelf.by_topic.find(topic);
        if (found == shelf.by_topic.end()) continue;
        found->second.erase(&*entry);
        if (found->second.empty()) shelf.by_topic.erase(found);
    }
    --shelf.entries;
    bytes_ -= entry->bytes;
    by_key_.erase(entry->key);
    entries_.erase(entry);
}

void PageCache::drop(const Site& site, const std::vector<std::string>& topics) {
    if (std::find(topics.begin(), topics.end(), any_topic) != topics.end()) return drop_all(site);
    const std::lock_guard lock(mutex_);
    auto& shelf = shelves_[&site];
    ++shelf.generation;
    const auto drop_topic = [&](const std::string& topic) {
        const auto found = shelf.by_topic.find(topic);
        if (found == shelf.by_topic.end()) return;
        const auto entries = found->second;  // a copy: erase() changes the set
        for (const auto* entry : entries) {
            erase(by_key_.find(entry->key)->second);
            ++drops_;
        }
    };
    for (const auto& topic : topics)
        drop_topic(topic);
    drop_topic(any_topic);
}

void PageCache::drop_all(const Site& site) {
    const std::lock_guard lock(mutex_);
    ++shelves_[&site].generation;
    for (auto entry = entries_.begin(); entry != entries_.end();) {
        const auto next = std::next(entry);
        if (entry->site == &site) {
            erase(entry);
            ++drops_;
        }
        entry = next;
    }
}

bool PageCache::forget(const Site& site) {
    const std::lock_guard lock(mutex_);
    auto& shelf = shelves_[&site];
    if (shelf.entries > 0) return false;
    ++shelf.generation;
    return true;
}

PageCache::Figures PageCache::figures() {
    const std::lock_guard lock(mutex_);
    return {entries_.size(), bytes_, hits_, misses_, drops_};
}

}  // namespace web
