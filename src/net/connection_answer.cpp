// Answering: what is in memory goes out at once from the I/O thread; the rest when a worker is
// done.
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <array>
#include <cerrno>
#include <chrono>

#include "net/connection.h"
#include "web/page_key.h"
#include "web/security_headers.h"

namespace net {

constexpr std::int64_t slowest_bytes_per_second = 8 << 10;
constexpr std::int64_t linger_ms = 2000;

static std::size_t add(std::array<iovec, 2>& parts, std::size_t count, std::string_view bytes);

bool Connection::answer_at_once(const http::Head& head, web::Method method) {
    if (method != web::Method::Get && method != web::Method::Head) return false;
    auto& shared = loop_.shared;
    const auto path = head.target.substr(0, head.target.find('?'));
    if (path == "/healthz") return answer_small(head, "ok\n", 200), true;
    if (path == "/readyz") return answer_readiness(head), true;
    if (door_ == Door::Admin) {
        const bool wanted = path == "/metrics";
        return answer_small(head, wanted ? shared.metrics_page() : "", wanted ? 200 : 404), true;
    }
    if (const auto* asset = shared.assets.find(path))
        return answer_stored(head, method, *asset), true;
    const auto* site = shared.sites.find(head.host);
    if (!site) return false;
    bool secure = false;
    if (peer_trusted_) secure = head.field("x-forwarded-proto") == "https";
    web::write_page_key(
        *site,
        {.target = head.target,
         .host = head.host,
         .cookies = head.field("cookie"),
         .secure = secure},
        loop_.key
    );
    const auto page = shared.road.find(loop_.key);
    if (!page) return false;
    answer_stored(head, method, page);
    return true;
}

// Red: ask another process. Readers who ask nevertheless are shown what is in memory.
void Connection::answer_readiness(const http::Head& head) {
    const auto& shared = loop_.shared;
    if (shared.draining) return answer_small(head, "stopping\n", 503);
    if (shared.follower.is_cut_off()) return answer_small(head, "no database answers\n", 503);
    answer_small(head, "ready\n", 200);
}

void Connection::answer_small(const http::Head& head, std::string body, int status) {
    auto response = web::text(std::move(body));
    response.status = status;
    response.set("Cache-Control", "no-store");
    auto& exchange = begin_exchange(head, web::method_from(head.method));
    send(web::make_reply({.response = std::move(response)}, exchange.wish));
}

// The fast road: no memory is asked for, two pieces go out with one call.
void Connection::answer_stored(
    const http::Head& head, web::Method method, const std::shared_ptr<const web::Stored>& stored
) {
    const auto began = now_us();
    const auto [variant, unchanged] =
        web::choose(*stored, head.field("accept-encoding"), head.field("if-none-match"));
    const auto& first = unchanged ? variant->not_modified : variant->head;
    const std::string_view body =
        unchanged || method == web::Method::Head ? std::string_view() : variant->body;
    const auto id = loop_.new_request_id();
    const bool secure = peer_trusted_ && head.field("x-forwarded-proto") == "https";
    auto& bytes = loop_.head_bytes;
    bytes.assign(first);
    append_last_lines(bytes, id, secure, false);

    std::array<iovec, 2> parts{};
    const auto count = add(parts, add(parts, 0, bytes), body);
    msghdr call{};
    call.msg_iov = parts.data();
    call.msg_iovlen = count;
    const auto sent = ::sendmsg(socket_.native_handle(), &call, MSG_DONTWAIT | MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN) return close();
    const auto done = static_cast<std::size_t>(std::max<ssize_t>(sent, 0));
    const int status = unchanged ? 304 : 200;
    if (done == bytes.size() + body.size()) {
        loop_.shared.metrics.count_answer(status, done);
        log_stored(
            head,
            {.client = peer_,
             .method = web::name_of(method),
             .target = head.target,
             .request_id = id,
             .status = status,
             .bytes = body.size(),
             .microseconds = now_us() - began,
             .cached = true}
        );
        return after_answer();
    }
    auto& exchange = begin_exchange(head, method);
    exchange.request_id = id;
    exchange.reply.stored = stored;
    exchange.reply.status = status;
    exchange.reply.head = bytes;
    exchange.reply.head_view = exchange.reply.head;
    exchange.reply.body_view = body;
    exchange.head_sent = std::min(done, bytes.size());
    exchange.body_sent = done - exchange.head_sent;
    begin_writing();
}

void Connection::log_stored(const http::Head& head, AccessLine line) {
    if (!loop_.shared.settings.access_log || door_ != Door::Public) return;
    http::Asker asker;
    if (peer_trusted_) {
        asker = loop_.shared.proxies.resolve(
            peer_, head.field("x-forwarded-for"), head.field("x-forwarded-proto")
        );
        line.client = asker.address;
    }
    loop_.log.write(line);
}

// The lines that differ from answer to answer, and the end of the head.
void Connection::append_last_lines(
    std::string& head, std::string_view request_id, bool secure, bool stale
) {
    head.append(loop_.date_line()).append("X-Request-Id: ").append(request_id).append("\r\n");
    if (secure)
        head.append("Strict-Transport-Security: ").append(web::strict_transport).append("\r\n");
    if (stale) head += "Cache-Status: hagukumi; hit; detail=stale\r\n";
    if (!keep_alive_)
        head += "Connection: close\r\n";
    else if (old_)
        head += "Connection: keep-alive\r\n";
    head += "\r\n";
}

void Connection::send(web::Reply reply) {
    auto& exchange = *exchange_;
    if (loop_.shared.draining) keep_alive_ = false;
    exchange.reply = std::move(reply);
    auto& kept = exchange.reply;
    std::string head(kept.stored ? kept.head_view : std::string_view(kept.head));
    append_last_lines(head, exchange.request_id, exchange.secure, kept.stale);
    kept.head = std::move(head);
    kept.head_view = kept.head;
    if (!kept.stored && !kept.body_view.empty()) kept.body_view = kept.own_body;
    begin_writing();
    continue_writing();
}

// Two deadlines: one for the whole answer by its size, one for each step forward.
void Connection::begin_writing() {
    state_ = State::Writing;
    const auto& reply = exchange_->reply;
    const auto bytes = static_cast<std::int64_t>(reply.body_view.size()) + reply.file.left;
    exchange_->writing_ends_ms = loop_.now_ms() + 1000 * bytes / slowest_bytes_per_second +
                                 1000 * loop_.shared.settings.limits.write_seconds;
    move_write_deadline();
}

void Connection::move_write_deadline() {
    const auto step = 1000 * loop_.shared.settings.limits.write_seconds;
    deadline_ = std::min(exchange_->writing_ends_ms, loop_.now_ms() + step);
}

void Connection::continue_writing() {
    if (write_text() && write_file()) finish();
}

bool Connection::write_text() {
    auto& exchange = *exchange_;
    const auto& reply = exchange.reply;
    for (;;) {
        std::array<iovec, 2> parts{};
        auto count = add(parts, 0, reply.head_view.substr(exchange.head_sent));
        count = add(parts, count, reply.body_view.substr(exchange.body_sent));
        if (count == 0) return true;
        msghdr call{};
        call.msg_iov = parts.data();
        call.msg_iovlen = count;
        const int more = reply.file.left > 0 ? MSG_MORE : 0;
        const auto sent =
            ::sendmsg(socket_.native_handle(), &call, MSG_DONTWAIT | MSG_NOSIGNAL | more);
        if (sent < 0) {
            if (errno != EAGAIN && errno != EINTR) close();
            return false;
        }
        const auto of_head =
            std::min(static_cast<std::size_t>(sent), reply.head_view.size() - exchange.head_sent);
        exchange.head_sent += of_head;
        exchange.body_sent += static_cast<std::size_t>(sent) - of_head;
        move_write_deadline();
    }
}

bool Connection::write_file() {
    auto& file = exchange_->reply.file;
    while (file.left > 0) {
        off_t at = file.at;
        const auto sent = ::sendfile(
            socket_.native_handle(), file.descriptor, &at, static_cast<std::size_t>(file.left)
        );
        if (sent <= 0) {  // 0: the file has become shorter, the promised length cannot be kept
            if (sent == 0 || errno != EAGAIN) close();
            return false;
        }
        file.at += sent;
        file.left -= sent;
        exchange_->file_sent += static_cast<std::size_t>(sent);
        move_write_deadline();
    }
    return true;
}

void Connection::finish() {
    const auto& exchange = *exchange_;
    const auto bytes = exchange.body_sent + exchange.file_sent;
    loop_.shared.metrics.count_answer(exchange.reply.status, bytes + exchange.head_sent);
    if (door_ == Door::Public)
        loop_.log.write(
            {.client = exchange.client,
             .method = web::name_of(exchange.method),
             .target = exchange.target,
             .request_id = exchange.request_id,
             .status = exchange.reply.status,
             .bytes = bytes,
             .microseconds = now_us() - exchange.started_us,
             .cached = exchange.reply.stored != nullptr}
        );
    after_answer();
}

// The next request, or the end: first our side only, and what still comes is read over, so that the
// reader gets the answer and not a reset.
void Connection::after_answer() {
    exchange_.reset();
    state_ = keep_alive_ ? State::Head : State::Lingering;
    deadline_ = loop_.now_ms() + 1000 * loop_.shared.settings.limits.idle_seconds;
    if (keep_alive_) return;
    deadline_ = loop_.now_ms() + linger_ms;
    ::shutdown(socket_.native_handle(), SHUT_WR);
}

std::int64_t now_us() {
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
}

static std::size_t add(std::array<iovec, 2>& parts, std::size_t count, std::string_view bytes) {
    if (bytes.empty()) return count;
    parts[count] = {const_cast<char*>(bytes.data()), bytes.size()};
    return count + 1;
}

}  // namespace net
