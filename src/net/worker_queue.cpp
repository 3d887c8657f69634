// One lock, one condition: at thousands of requests a second nobody waits for either.
#include "net/worker_queue.h"

namespace net {

WorkerQueue::WorkerQueue(int threads, std::size_t most_waiting) : most_waiting_(most_waiting) {
    for (int i = 0; i < threads; ++i)
        threads_.emplace_back([this] { work(); });
}

WorkerQueue::~WorkerQueue() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_)
        thread.join();
}

bool WorkerQueue::push(std::function<void()> work) {
    {
        const std::lock_guard lock(mutex_);
        if (closing_ || waiting_.size() >= most_waiting_) return false;
        waiting_.push_back(std::move(work));
    }
    wake_.notify_one();
    return true;
}

std::size_t WorkerQueue::length() {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
}

void WorkerQueue::work() {
    std::unique_lock lock(mutex_);
    for (;;) {
        wake_.wait(lock, [this] { return closing_ || !waiting_.empty(); });
        if (waiting_.empty()) return;
        auto next = std::move(waiting_.front());
        waiting_.pop_front();
        lock.unlock();
        next();
        next = nullptr;
        lock.lock();
    }
}

}  // namespace net
