// Pool: see pool.h.
#include "db/pool.h"

#include <algorithm>

namespace db {

Pool::Lease Pool::lend() {
    auto connection = idle_or_turn();
    if (connection) return {*this, std::move(connection)};
    try {
        return {*this, driver_.connect()};
    } catch (...) {
        one_less();
        throw;
    }
}

// An idle connection, or nothing when the caller may open one more.
std::unique_ptr<Connection> Pool::idle_or_turn() {
    std::unique_lock lock(mutex_);
    const auto ready = [&] { return !idle_.empty() || open_ < options_.connections; };
    if (!returned_.wait_for(lock, std::chrono::seconds(options_.wait_seconds), ready))
        throw Error(Problem::Busy, "all connections to the database are in use");
    if (idle_.empty()) {
        ++open_;
        return nullptr;
    }
    auto connection = std::move(idle_.back().connection);
    idle_.pop_back();
    return connection;
}

void Pool::take_back(std::unique_ptr<Connection> connection) {
    if (!connection->healthy()) {
        connection.reset();  // closed before another may be opened in its place
        return one_less();
    }
    const std::lock_guard lock(mutex_);
    idle_.push_back({std::move(connection), Steady::now()});
    returned_.notify_one();
}

void Pool::one_less() {
    const std::lock_guard lock(mutex_);
    --open_;
    returned_.notify_one();
}

void Pool::close_idle(std::chrono::seconds unused) {
    std::vector<Idle> closing;  // closed outside the lock: it may write a checkpoint
    const std::lock_guard lock(mutex_);
    const auto limit = Steady::now() - unused;
    const auto fresh = std::find_if(idle_.begin(), idle_.end(), [&](const Idle& idle) {
        return idle.since > limit;
    });
    closing.assign(std::make_move_iterator(idle_.begin()), std::make_move_iterator(fresh));
    idle_.erase(idle_.begin(), fresh);
    open_ -= static_cast<int>(closing.size());
    returned_.notify_all();
}

}  // namespace db
