// Server: HTTP/1.1 on sockets (Road is the same without). N I/O threads parse and answer from the
// page cache; W workers run the handlers, plain synchronous code. Absolute deadlines; malformed
// input never reaches a handler.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "web/router.h"
#include "web/site.h"

namespace net {

struct Limits {
    int header_bytes = 16 << 10;
    int body_bytes = 1 << 20;
    int upload_bytes = 20 << 20;
    int header_seconds = 10;
    int body_seconds = 30;
    int idle_seconds = 60;
    int connections = 20000;
    int connections_per_address = 1000;
    int queue = 1024;               // requests waiting for a worker; more are answered 503
    int write_seconds = 30;         // for an answer, plus a second for each 8 KiB
    int drain_seconds = 30;         // for answers in flight when the server stops
    int sweep_milliseconds = 1000;  // how often deadlines are looked at
};

struct ServerSettings {
    std::string address = "127.0.0.1";
    int port = 8080;
    std::string admin_address = "127.0.0.1";
    int admin_port = 0;  // 0: no metrics
    int io_threads = 1;
    int workers = 2;
    int cache_mib = 32;
    std::vector<std::string>
        trusted_proxies{};  // addresses or CIDR: X-Forwarded-For/Proto only from these
    bool access_log = true;
    int notice_seconds = 0;       // stopping: readiness is red for so long before the door closes
    std::string static_folder{};  // built assets with their manifest
    Limits limits{};
};

class Server {
  public:
    Server(
        ServerSettings settings, web::Router router, web::Sites& sites, const base::Clock& clock
    );
    ~Server();
    int port() const;  // the one in use (settings.port 0 = any free one)
    void run();        // until stop(); readiness goes red, in-flight requests finish
    void stop();       // from any thread
    int admin_port() const;

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace net
