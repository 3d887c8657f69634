// WorkerQueue: threads for handlers, so that slow work never holds up the threads that talk to
// sockets. Bounded: what cannot be begun soon is better refused at once.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace net {

class WorkerQueue {
  public:
    WorkerQueue(int threads, std::size_t most_waiting);
    ~WorkerQueue();  // after what was begun and what waits is done
    WorkerQueue(const WorkerQueue&) = delete;

    [[nodiscard]] bool push(std::function<void()> work);  // false: full, nothing happened
    std::size_t length();

  private:
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::function<void()>> waiting_;
    std::size_t most_waiting_;
    bool closing_ = false;
    std::vector<std::thread> threads_;

    void work();
};

}  // namespace net
