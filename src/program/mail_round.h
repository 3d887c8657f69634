// MailRound: the thread beside the server that hands over every city's letters. Apart from the
// caretaker, because a mail server may be slow.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "base/clock.h"
#include "mail/mail.h"
#include "web/site.h"

namespace program {

class MailRound {
  public:
    // Does nothing when no mail server is set.
    MailRound(web::Sites& sites, const mail::Settings& settings, const base::Clock& clock);
    ~MailRound();

  private:
    void work();
    int deliver(web::Site& site);
    bool wait();  // false: time to go home
    web::Sites& sites_;
    const mail::Settings& settings_;
    const base::Clock& clock_;
    std::unique_ptr<mail::Post> post_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::thread thread_;
};

}  // namespace program
