// Looks at every city twice a second; a city that cannot be reached is tried again the next time.
#include "program/caretaker.h"

#include "base/log.h"

namespace program {

constexpr auto pause = std::chrono::milliseconds(500);
constexpr int rounds_between_closings = 60;

Caretaker::Caretaker(web::Sites& sites, std::function<void(web::Site&)> keep_fresh)
    : sites_(sites), keep_fresh_(std::move(keep_fresh)), thread_([this] { work(); }) {}

Caretaker::~Caretaker() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_all();
    thread_.join();
}

void Caretaker::work() {
    for (int round = 1; wait(); ++round) {
        for (const auto& site : sites_.all())
            look_at(*site, round);
    }
}

// What goes wrong with one city (its database is gone) concerns neither the others nor the server.
void Caretaker::look_at(web::Site& site, int round) {
    try {
        if (keep_fresh_) keep_fresh_(site);
        if (round % rounds_between_closings == 0) site.database().close_idle();
    } catch (const std::exception& error) {
        if (round % rounds_between_closings == 1)
            base::log(
                base::LogLevel::Warning,
                "caretaker",
                {{"city", site.city().id}, {"problem", error.what()}}
            );
    }
}

bool Caretaker::wait() {
    std::unique_lock lock(mutex_);
    return !wake_.wait_for(lock, pause, [this] { return stop_; });
}

}  // namespace program
