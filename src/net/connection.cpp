// Reading: bytes become heads, heads become answers at once or messages for a worker.
#include "net/connection.h"

#include <sys/socket.h>

#include <boost/asio/post.hpp>
#include <cerrno>

namespace net {

namespace asio = boost::asio;
using asio::ip::tcp;  // NOLINT(readability-identifier-naming): the library's word

constexpr std::int64_t never = INT64_MAX;
constexpr std::int64_t body_bytes_per_second = 1024;
constexpr std::size_t odd_body_limit = 64 << 10;  // a body where no handler wants one

static std::string_view host_in(std::string_view received);

Connection::Connection(Loop& loop, tcp::socket socket, std::string peer, Door door)
    : loop_(loop),
      socket_(std::move(socket)),
      peer_(std::move(peer)),
      deadline_(loop.now_ms() + 1000 * loop.shared.settings.limits.header_seconds),
      door_(door),
      peer_trusted_(loop.shared.proxies.trusts(peer_)) {
    loop_.connections.push_back(*this);
    ++loop_.shared.metrics.connections;
}

Connection::~Connection() {
    --loop_.shared.metrics.connections;
    if (door_ == Door::Public) loop_.shared.doorman.leave(peer_, peer_trusted_);
}

void Connection::start() {
    wait();
}

// Arms the one operation that the state calls for. While a worker is at it, none: a reader who
// sends on is not read, which is all the back-pressure there is.
void Connection::wait() {
    const auto again = [self = shared_from_this()](const boost::system::error_code& error) {
        if (error || self->state_ == State::Closed) return;
        if (self->state_ != State::Writing) return self->on_readable();
        self->continue_writing();
        if (self->state_ == State::Head) self->feed({});
        self->wait();
    };
    if (state_ == State::Writing)
        socket_.async_wait(tcp::socket::wait_write, again);
    else if (state_ != State::Working && state_ != State::Closed)
        socket_.async_wait(tcp::socket::wait_read, again);
}

void Connection::on_readable() {
    auto& buffer = loop_.received;
    const auto got = ::recv(socket_.native_handle(), buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return close();
    if (got > 0) {
        loop_.shared.metrics.bytes_received.fetch_add(
            static_cast<std::uint64_t>(got), std::memory_order_relaxed
        );
        if (state_ != State::Lingering) feed({buffer.data(), static_cast<std::size_t>(got)});
    }
    wait();
}

// Works through what has come, request after request.
void Connection::feed(std::string_view bytes) {
    std::string earlier;
    if (!pending_.empty()) {
        earlier = std::move(pending_);
        pending_.clear();
        earlier += bytes;
        bytes = earlier;
    }
    while (!bytes.empty() && (state_ == State::Head || state_ == State::Body)) {
        const auto before = bytes.size();
        if (state_ == State::Head)
            take_head(bytes);
        else
            take_body(bytes);
        if (bytes.size() == before) break;
    }
    if (state_ == State::Closed || state_ == State::Lingering) return;
    if (!keep_alive_) return;
    pending_.assign(bytes);
}

void Connection::take_head(std::string_view& bytes) {
    const auto result = http::read_head(bytes, loop_.shared.head_limits, loop_.head);
    if (result.status == 0) {
        // The deadline counts from the first byte of this head, however slowly the rest comes.
        if (!head_begun_)
            deadline_ = loop_.now_ms() + 1000 * loop_.shared.settings.limits.header_seconds;
        head_begun_ = true;
        return;
    }
    head_begun_ = false;
    if (result.status != 200) return refuse(result.status, bytes);
    bytes.remove_prefix(result.consumed);
    accept_request(loop_.head);
    if (state_ == State::Body) take_body(bytes);
}

void Connection::accept_request(const http::Head& head) {
    keep_alive_ = head.keep_alive && !loop_.shared.draining;
    old_ = head.old;
    const auto method = web::method_from(head.method);
    if (method == web::Method::Other) return refuse(501, head.target);
    const bool has_body = head.chunked || head.content_length > 0;
    if (!has_body && answer_at_once(head, method)) return;
    auto& exchange = begin_exchange(head, method);
    if (!has_body) return dispatch();
    const auto limit = body_limit(exchange.message);
    if (head.content_length > limit) return refuse(413);
    exchange.body.expect(head, limit);
    exchange.body_began_ms = loop_.now_ms();
    deadline_ = exchange.body_began_ms + 1000 * loop_.shared.settings.limits.body_seconds;
    state_ = State::Body;
    if (head.expects_continue) {
        constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        ::send(socket_.native_handle(), go_on.data(), go_on.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    }
}

// What the route takes, within what the operator allows.
std::size_t Connection::body_limit(const web::Message& message) const {
    const auto& limits = loop_.shared.settings.limits;
    const auto route = loop_.shared.road.body_limit(message);
    if (route == 0) return odd_body_limit;
    if (route == web::Router::usual_body) return static_cast<std::size_t>(limits.body_bytes);
    return std::min(route, static_cast<std::size_t>(limits.upload_bytes));
}

void Connection::take_body(std::string_view& bytes) {
    auto& exchange = *exchange_;
    const int status = exchange.body.feed(bytes);
    if (status == 200) {
        exchange.message.body = exchange.body.take();
        return dispatch();
    }
    if (status != 0) return refuse(status);
    const auto received = static_cast<std::int64_t>(exchange.body.received());
    deadline_ = exchange.body_began_ms + 1000 * loop_.shared.settings.limits.body_seconds +
                1000 * received / body_bytes_per_second;
}

Connection::Exchange& Connection::begin_exchange(const http::Head& head, web::Method method) {
    exchange_ = std::make_unique<Exchange>();
    exchange_->started_us = now_us();
    auto& message = exchange_->message;
    message.method = method;
    message.target = head.target;
    message.host = head.host;
    message.client = peer_;
    for (const auto& [name, value] : head.fields) {
        auto& added = message.headers.emplace_back(name, value);
        for (auto& c : added.first)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    }
    if (peer_trusted_) {
        const auto asker = loop_.shared.proxies.resolve(
            peer_, head.field("x-forwarded-for"), head.field("x-forwarded-proto")
        );
        message.client = asker.address;
        message.secure = asker.secure;
    }
    message.request_id = loop_.new_request_id();
    exchange_->wish = web::Wish::of(message);
    exchange_->method = method;
    exchange_->client = message.client;
    exchange_->target = message.target;
    exchange_->request_id = message.request_id;
    exchange_->secure = message.secure;
    return *exchange_;
}

// To a worker, and back with the reply.
void Connection::dispatch() {
    state_ = State::Working;
    deadline_ = never;
    const auto work = [self = shared_from_this()] {
        auto& exchange = *self->exchange_;
        const auto began = now_us();
        exchange.reply = web::make_reply(
            self->loop_.shared.road.travel(std::move(exchange.message)), exchange.wish
        );
        self->loop_.shared.metrics.observe(static_cast<std::uint64_t>(now_us() - began));
        asio::post(self->loop_.context, [self] {
            if (self->state_ == State::Closed) return;
            self->send(std::move(self->exchange_->reply));
            if (self->state_ == State::Head) self->feed({});
            self->wait();
        });
    };
    if (loop_.shared.workers.push(work)) return;
    ++loop_.shared.metrics.queue_full;
    auto response = loop_.shared.road.refuse(exchange_->message, 503);
    response.set("Retry-After", "5");
    send(web::make_reply({.response = std::move(response)}, exchange_->wish));
}

// What cannot be understood is answered once; then the connection ends, because nobody can know
// where the next request would begin.
void Connection::refuse(int status, std::string_view received) {
    ++loop_.shared.metrics.malformed;
    keep_alive_ = false;
    if (!exchange_) {
        exchange_ = std::make_unique<Exchange>();
        auto& message = exchange_->message;
        const auto path = received.find('/');
        const auto end = received.find_first_of(" ?\r", path);
        message.target =
            path < 40 ? received.substr(path, std::min(end - path, std::size_t{256})) : "/";
        message.host = host_in(received);
        message.client = exchange_->client = peer_;
        message.request_id = exchange_->request_id = loop_.new_request_id();
        exchange_->target = "(refused)";
        exchange_->started_us = now_us();
    }
    send(web::make_reply({.response = loop_.shared.road.refuse(exchange_->message, status)}, {}));
}

void Connection::expire() {
    ++loop_.shared.metrics.timed_out;
    close();
}

void Connection::close_if_idle() {
    if (state_ == State::Head && pending_.empty()) close();
}

void Connection::close() {
    if (state_ == State::Closed) return;
    const bool working = state_ == State::Working;
    state_ = State::Closed;
    unlink();
    boost::system::error_code ignored;
    socket_.close(ignored);
    if (!working) exchange_.reset();
}

// Which city was meant, as far as it can be seen in a head that was refused.
static std::string_view host_in(std::string_view received) {
    for (std::string_view name : {"\r\nHost: ", "\r\nhost: "}) {
        const auto found = received.find(name);
        if (found == std::string_view::npos) continue;
        const auto begin = found + name.size();
        const auto end = received.find_first_not_of(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:", begin
        );
        return received.substr(begin, end - begin);
    }
    return {};
}

}  // namespace net
