// Looks into every outbox once a second; goes on at once while there is something to hand over.
#include "program/mail_round.h"

#include "base/log.h"
#include "mail/mail.h"

namespace program {

constexpr auto pause = std::chrono::seconds(1);

MailRound::MailRound(web::Sites& sites, const mail::Settings& settings, const base::Clock& clock)
    : sites_(sites), settings_(settings), clock_(clock), post_(mail::open_post(settings)) {
    if (post_) thread_ = std::thread([this] { work(); });
}

MailRound::~MailRound() {
    if (!post_) return;
    {
        const std::lock_guard lock(mutex_);
        post_->stop();
    }
    wake_.notify_all();
    thread_.join();
}

void MailRound::work() {
    while (!post_->stopping()) {
        int taken = 0;
        for (const auto& site : sites_.all())
            taken += deliver(*site);
        if (taken == 0 && !wait()) return;
    }
}

// A city whose database is away keeps its letters; the others' are handed over.
int MailRound::deliver(web::Site& site) {
    try {
        return mail::deliver(site, *post_, settings_, clock_.now());
    } catch (const std::exception& error) {
        base::log(
            base::LogLevel::Warning,
            "letters wait",
            {{"city", site.city().id}, {"problem", error.what()}}
        );
        return 0;
    }
}

bool MailRound::wait() {
    std::unique_lock lock(mutex_);
    return !wake_.wait_for(lock, pause, [this] { return post_->stopping(); });
}

}  // namespace program
