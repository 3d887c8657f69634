// Loop: one I/O thread: its event loop, its connections, and what they share (Shared is common to
// all loops). Only included by the files that speak Asio.
#pragma once

#include <array>
#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>
#include <chrono>
#include <string>

#include "http/head.h"
#include "http/proxy.h"
#include "net/access_log.h"
#include "net/assets.h"
#include "net/doorman.h"
#include "net/metrics.h"
#include "net/server.h"
#include "net/worker_queue.h"
#include "web/road.h"

namespace net {

class Connection;

struct Shared {
    const ServerSettings& settings;
    const web::Sites& sites;
    const base::Clock& clock;
    const web::Road& road;
    const Assets& assets;
    web::PageCache& cache;
    const web::Follower& follower;
    WorkerQueue& workers;
    http::TrustedProxies proxies;
    Doorman doorman;
    Metrics metrics{};
    std::atomic<bool> draining{false};
    http::HeadLimits head_limits{};

    std::string metrics_page();
};

using ConnectionHook =
    boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

class Loop {
  public:
    explicit Loop(Shared& all);
    void start();  // begins to sweep
    void drain();  // on this loop's thread: idle connections go, the rest finish
    std::int64_t now_ms() const;
    // Date and Server lines change once a second; written before each answer.
    const std::string& date_line();
    std::string new_request_id();

    boost::asio::io_context context{1};
    Shared& shared;
    AccessLog log;
    // Scratch memory for the request at hand; nothing lives here between two events.
    std::array<char, 64 << 10> received;
    http::Head head;
    std::string key, head_bytes;
    boost::intrusive::list<
        Connection,
        boost::intrusive::base_hook<ConnectionHook>,
        boost::intrusive::constant_time_size<false>>
        connections;

  private:
    boost::asio::steady_timer timer_;
    std::int64_t drain_deadline_ = 0;
    std::int64_t date_seconds_ = -1;
    std::string date_line_;
    std::uint64_t next_id_;

    void sweep();
};

}  // namespace net
