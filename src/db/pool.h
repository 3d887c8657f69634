// The connections of one database: opened when needed, at most so many, lent to one thread at a
// time. The most recently used is lent first, so that the others may grow idle and be closed.
#pragma once

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <vector>

#include "db/connection.h"

namespace db {

class Pool {
  public:
    Pool(Driver& driver, Options options) : driver_(driver), options_(options) {}

    class Lease {
      public:
        Lease(Pool& pool, std::unique_ptr<Connection> connection)
            : pool_(pool), connection_(std::move(connection)) {}
        Lease(const Lease&) = delete;
        ~Lease() { pool_.take_back(std::move(connection_)); }
        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }

      private:
        Pool& pool_;
        std::unique_ptr<Connection> connection_;
    };

    Lease lend();
    void close_idle(std::chrono::seconds unused);

  private:
    using Steady = std::chrono::steady_clock;
    struct Idle {
        std::unique_ptr<Connection> connection;
        Steady::time_point since;
    };
    std::unique_ptr<Connection> idle_or_turn();
    void take_back(std::unique_ptr<Connection> connection);
    void one_less();

    Driver& driver_;
    Options options_;
    std::mutex mutex_;
    std::condition_variable returned_;
    int open_ = 0;            // lent and idle
    std::vector<Idle> idle_;  // the longest unused first
};

}  // namespace db
