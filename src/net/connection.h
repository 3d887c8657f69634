// Connection: one reader's TCP connection, from its first byte to its close. Lives on one Loop;
// only the handler of a request runs elsewhere. An idle one is small: buffers exist only while
// something is under way.
#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <memory>
#include <string>
#include <string_view>

#include "net/body_reader.h"
#include "net/loop.h"
#include "web/reply.h"

namespace net {

class Connection : public std::enable_shared_from_this<Connection>, public ConnectionHook {
  public:
    enum class Door { Public, Admin };
    Connection(Loop& loop, boost::asio::ip::tcp::socket socket, std::string peer, Door door);
    ~Connection();
    Connection(const Connection&) = delete;

    void start();
    std::int64_t deadline() const { return deadline_; }
    void expire();  // the deadline has passed
    void close_if_idle();
    void close();

  private:
    enum class State : std::uint8_t { Head, Body, Working, Writing, Lingering, Closed };
    // One request under way that could not be answered at once.
    struct Exchange {
        web::Message message;  // gone once the worker has it; what the log needs is kept below
        web::Wish wish;
        BodyReader body;
        web::Reply reply;
        web::Method method = web::Method::Get;
        std::string client, target, request_id;
        bool secure = false;
        std::size_t head_sent = 0, body_sent = 0, file_sent = 0;
        std::int64_t started_us = 0;
        std::int64_t body_began_ms = 0, writing_ends_ms = 0;
    };

    Loop& loop_;
    boost::asio::ip::tcp::socket socket_;
    std::string peer_;
    std::string pending_;  // bytes of a head that is not complete, or of following requests
    std::unique_ptr<Exchange> exchange_;
    std::int64_t deadline_;
    Door door_;
    State state_ = State::Head;
    bool peer_trusted_;
    bool keep_alive_ = true;
    bool old_ = false;         // HTTP/1.0
    bool head_begun_ = false;  // part of a head has come

    // connection.cpp: reading
    void wait();
    void on_readable();
    void feed(std::string_view bytes);
    void take_head(std::string_view& bytes);
    void accept_request(const http::Head& head);
    void take_body(std::string_view& bytes);
    std::size_t body_limit(const web::Message& message) const;
    void dispatch();
    void refuse(int status, std::string_view received = {});
    Exchange& begin_exchange(const http::Head& head, web::Method method);
    // connection_answer.cpp: answering
    bool answer_at_once(const http::Head& head, web::Method method);
    void answer_readiness(const http::Head& head);
    void answer_small(const http::Head& head, std::string body, int status);
    void answer_stored(
        const http::Head& head, web::Method method, const std::shared_ptr<const web::Stored>& stored
    );
    void log_stored(const http::Head& head, AccessLine line);
    void append_last_lines(std::string& head, std::string_view request_id, bool secure, bool stale);
    void send(web::Reply reply);
    void begin_writing();
    void move_write_deadline();
    void continue_writing();
    bool write_text();
    bool write_file();
    void finish();
    void after_answer();
};

std::int64_t now_us();

}  // namespace net
