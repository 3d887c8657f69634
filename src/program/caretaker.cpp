// Looks at every city twice a second; a city that cannot be reached is tried again the next time.
#include "program/caretaker.h"

#include "base/log.h"

namespace program {

constexpr auto pause = std::chrono::milliseconds(500);
constexpr int rounds_between_closings = 60;

static void warn(const web::Site& site, const std::exception& error);

Caretaker::Caretaker(web::Sites& sites, KeepFresh keep_fresh, BeforeStop before_stop)
    : sites_(sites),
      keep_fresh_(std::move(keep_fresh)),
      before_stop_(std::move(before_stop)),
      thread_([this](const std::stop_token& stop) { work(stop); }) {}

// Who asks to stop does not wait for the rest of a round through two hundred cities.
void Caretaker::work(const std::stop_token& stop) {
    for (int round = 1; wait(stop); ++round) {
        for (const auto& site : sites_.all())
            if (!stop.stop_requested()) look_at(*site, round);
    }
    for (const auto& site : sites_.all())
        leave(*site);
}

// What goes wrong with one city (its database is gone) concerns neither the others nor the server.
void Caretaker::look_at(web::Site& site, int round) {
    try {
        if (keep_fresh_) keep_fresh_(site);
        if (round % rounds_between_closings == 0) site.database().close_idle();
    } catch (const std::exception& error) {
        if (round % rounds_between_closings == 1) warn(site, error);
    }
}

void Caretaker::leave(web::Site& site) {
    try {
        if (before_stop_) before_stop_(site);
    } catch (const std::exception& error) {
        warn(site, error);
    }
}

static void warn(const web::Site& site, const std::exception& error) {
    base::log(
        base::LogLevel::Warning, "caretaker", {{"city", site.city().id}, {"problem", error.what()}}
    );
}

bool Caretaker::wait(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, stop, pause, [] { return false; });
    return !stop.stop_requested();
}

}  // namespace program
