// Server: HTTP/1.1 on sockets. N I/O threads parse and answer from the page cache; W workers run
// the handlers, plain synchronous code. Absolute deadlines; malformed input never reaches a
// handler.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/clock.h"
#include "web/router.h"
#include "web/site.h"

namespace web {

struct Limits {
    int header_bytes = 16 << 10;
    int body_bytes = 1 << 20;
    int upload_bytes = 20 << 20;
    int header_seconds = 10;
    int body_seconds = 30;
    int idle_seconds = 60;
    int connections = 20000;
    int connections_per_address = 1000;
    int queue = 1024;  // requests waiting for a worker; more are answered 503
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
    std::string static_folder{};  // built assets with their manifest
    Limits limits;
};

class Server {
  public:
    Server(ServerSettings settings, Router router, Sites& sites, const base::Clock& clock);
    ~Server();
    int port() const;  // the one in use (settings.port 0 = any free one)
    void run();        // until stop(); readiness goes red, in-flight requests finish
    void stop();       // from any thread
    // A request without a socket: the same road from the parsed request on. For tests.
    Response answer(Request request);

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace web
