// Caretaker: the thread beside the server: keeps what is derived fresh, closes what nobody uses.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

#include "web/site.h"

namespace program {

class Caretaker {
  public:
    Caretaker(web::Sites& sites, std::function<void(web::Site&)> keep_fresh);
    ~Caretaker();

  private:
    void work();
    void look_at(web::Site& site, int round);
    bool wait();  // false: time to go home
    web::Sites& sites_;
    std::function<void(web::Site&)> keep_fresh_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool stop_ = false;
    std::thread thread_;
};

}  // namespace program
