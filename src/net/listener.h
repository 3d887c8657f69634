// Listener: the door to the street: accepts connections and hands them to the loops in turn.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <string>
#include <vector>

#include "net/connection.h"

namespace net {

class Listener {
  public:
    using Loops = std::vector<std::unique_ptr<Loop>>;
    // Binds at once; throws std::runtime_error with the address in it when that fails.
    Listener(Loops& loops, Connection::Door door, const std::string& address, int port);
    void start();
    void close();  // on the first loop's thread
    int port() const;

  private:
    Loops& loops_;
    Connection::Door door_;
    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer pause_;
    std::size_t next_ = 0;

    void accept();
    void welcome(Loop& loop, boost::asio::ip::tcp::socket socket);
};

}  // namespace net
