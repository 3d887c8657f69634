// Wire: a real server on a real socket, and a client that can send what no browser would.
// For what the in-process Browser cannot show: framing, deadlines, keep-alive, compression.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/clock.h"
#include "net/server.h"

namespace test {

struct WireAnswer {
    int status = 0;  // 0: the connection ended without an answer
    std::string head, body;
    std::string header(std::string_view name) const;  // as the server writes it
};

class Wire {
  public:
    explicit Wire(int port);
    ~Wire();
    Wire(Wire&&) noexcept;

    void send(std::string_view bytes);
    void end();  // no more bytes from us
    WireAnswer read(bool has_body = true);
    std::string read_all();  // until the server closes; at most a few seconds
    bool is_closed();        // by the server, within a few seconds
    WireAnswer ask(std::string_view bytes) {
        send(bytes);
        return read();
    }

  private:
    int socket_ = -1;
    std::string buffer_;
    bool fill();
};

// A server with two cities, "a.example" and "b.example", each on its own database.
class TwoCities {
  public:
    using Door = void (*)(web::Router&);
    explicit TwoCities(Door door, net::ServerSettings settings = {});
    ~TwoCities();
    Wire connect() const;
    int port() const;
    int admin_port() const;
    net::Server& server();
    web::Site& site(std::size_t index);
    base::FixedClock& clock();
    void wait();  // until run() has ended

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace test
