// Accepting. When the process has no more file descriptors, accepting pauses instead of spinning.
#include "net/listener.h"

#include <boost/asio/post.hpp>
#include <stdexcept>

namespace net {

namespace asio = boost::asio;
using asio::ip::tcp;  // NOLINT(readability-identifier-naming): the library's word

Listener::Listener(Loops& loops, Connection::Door door, const std::string& address, int port)
    : loops_(loops),
      door_(door),
      acceptor_(loops.front()->context),
      pause_(loops.front()->context) {
    boost::system::error_code error;
    const tcp::endpoint endpoint(
        asio::ip::make_address(address, error), static_cast<unsigned short>(port)
    );
    if (!error) acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(4096, error);
    if (error)
        throw std::runtime_error(
            "cannot listen on " + address + ":" + std::to_string(port) + ": " + error.message()
        );
}

void Listener::start() {
    accept();
}

void Listener::close() {
    boost::system::error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
}

int Listener::port() const {
    return acceptor_.local_endpoint().port();
}

void Listener::accept() {
    auto& loop = *loops_[next_++ % loops_.size()];
    acceptor_.async_accept(
        loop.context,
        [this, &loop](const boost::system::error_code& error, tcp::socket socket) {
            if (!acceptor_.is_open()) return;
            if (!error) {
                welcome(loop, std::move(socket));
                return accept();
            }
            pause_.expires_after(std::chrono::milliseconds(50));
            pause_.async_wait([this](const boost::system::error_code& cancelled) {
                if (!cancelled && acceptor_.is_open()) accept();
            });
        }
    );
}

void Listener::welcome(Loop& loop, tcp::socket socket) {
    boost::system::error_code error;
    auto address = socket.remote_endpoint(error).address();
    if (error) return;
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        address = asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    auto peer = address.to_string();
    auto& shared = loop.shared;
    ++shared.metrics.accepted;
    if (door_ == Connection::Door::Public &&
        !shared.doorman.admit(peer, shared.proxies.trusts(peer))) {
        ++shared.metrics.turned_away;
        return;
    }
    socket.non_blocking(true, error);
    socket.set_option(tcp::no_delay(true), error);
    asio::post(
        loop.context,
        [&loop, door = door_, socket = std::move(socket), peer = std::move(peer)]() mutable {
            std::make_shared<Connection>(loop, std::move(socket), std::move(peer), door)->start();
        }
    );
}

}  // namespace net
