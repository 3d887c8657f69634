// Sweeping deadlines: one timer for all connections, absolute times, no timer for each operation.
#include "net/loop.h"

#include <openssl/rand.h>

#include "base/text.h"
#include "http/conditional.h"
#include "net/connection.h"

namespace net {

Loop::Loop(Shared& all) : shared(all), log(all.settings.access_log), timer_(context) {
    RAND_bytes(reinterpret_cast<unsigned char*>(&next_id_), sizeof next_id_);
    log.tick(all.clock.now().seconds);
}

void Loop::start() {
    timer_.expires_after(std::chrono::milliseconds(shared.settings.limits.sweep_milliseconds));
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (!error) sweep();
    });
}

void Loop::sweep() {
    const auto now = now_ms();
    log.tick(shared.clock.now().seconds);
    log.flush();
    for (auto at = connections.begin(); at != connections.end();) {
        auto& connection = *at++;  // expire() may take it off the list
        if (now >= connection.deadline())
            connection.expire();
        else if (drain_deadline_ > 0)
            connection.close_if_idle();
    }
    if (drain_deadline_ > 0 && now >= drain_deadline_)
        for (auto at = connections.begin(); at != connections.end();)
            (at++)->close();
    if (drain_deadline_ == 0 || !connections.empty()) start();
}

void Loop::drain() {
    drain_deadline_ = now_ms() + 1000 * shared.settings.limits.drain_seconds;
    timer_.cancel();
    sweep();
}

std::int64_t Loop::now_ms() const {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

const std::string& Loop::date_line() {
    const auto now = shared.clock.now().seconds;
    if (now != date_seconds_) {
        date_seconds_ = now;
        date_line_ = "Date: " + http::date_text(now) + "\r\n";
        log.tick(now);
    }
    return date_line_;
}

// Unique in this process, not a secret.
std::string Loop::new_request_id() {
    return base::hex(next_id_++ * 0x9E3779B97F4A7C15u);
}

}  // namespace net
