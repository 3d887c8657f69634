// Turnstile: see turnstile.h.
#include "db/turnstile.h"

#include <algorithm>
#include <map>

namespace db {

std::shared_ptr<Turnstile> Turnstile::of(const std::string& name) {
    static std::mutex mutex;
    static std::map<std::string, std::weak_ptr<Turnstile>> all;  // shared: by several Databases
    const std::lock_guard lock(mutex);
    auto turnstile = all[name].lock();
    if (!turnstile) all[name] = turnstile = std::make_shared<Turnstile>();
    return turnstile;
}

bool Turnstile::enter(std::chrono::seconds patience) {
    std::unique_lock lock(mutex_);
    if (!taken_) return taken_ = true;
    Waiter self;
    queue_.push_back(&self);
    if (self.called.wait_for(lock, patience, [&] { return self.admitted; })) return true;
    queue_.erase(std::find(queue_.begin(), queue_.end(), &self));
    return false;
}

// Handed over directly: nobody who comes later can slip in between.
void Turnstile::leave() {
    const std::lock_guard lock(mutex_);
    if (queue_.empty()) {
        taken_ = false;
        return;
    }
    queue_.front()->admitted = true;
    queue_.front()->called.notify_one();
    queue_.pop_front();
}

}  // namespace db
