// Caretaker: the thread beside the server: keeps what is derived fresh, closes what nobody uses.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>

#include "program/program.h"

namespace program {

class Caretaker {
  public:
    Caretaker(web::Sites& sites, KeepFresh keep_fresh, BeforeStop before_stop);

  private:
    void work(const std::stop_token& stop);
    void look_at(web::Site& site, int round);
    void leave(web::Site& site);
    bool wait(const std::stop_token& stop);  // false: time to go home
    web::Sites& sites_;
    KeepFresh keep_fresh_;
    BeforeStop before_stop_;
    std::mutex mutex_;
    std::condition_variable_any wake_;
    std::jthread thread_;  // the last member: it ends before what it uses
};

}  // namespace program
