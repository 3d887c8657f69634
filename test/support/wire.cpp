// Plain blocking sockets with a time limit, so that a test that fails does not hang.
#include "support/wire.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>
#include <thread>

#include "db/db.h"
#include "support/browser.h"

namespace test {

std::string WireAnswer::header(std::string_view name) const {
    const auto found = head.find("\r\n" + std::string(name) + ": ");
    if (found == std::string::npos) return {};
    const auto begin = found + name.size() + 4;
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

Wire::Wire(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const timeval limit{.tv_sec = 5, .tv_usec = 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    if (::connect(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect to the test server");
}

Wire::~Wire() {
    if (socket_ >= 0) ::close(socket_);
}

Wire::Wire(Wire&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), buffer_(std::move(other.buffer_)) {}

void Wire::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
}

void Wire::end() {
    ::shutdown(socket_, SHUT_WR);
}

bool Wire::fill() {
    std::string part(64 << 10, '\0');
    const auto got = ::recv(socket_, part.data(), part.size(), 0);
    if (got > 0) buffer_.append(part, 0, static_cast<std::size_t>(got));
    return got > 0;
}

WireAnswer Wire::read(bool has_body) {
    std::size_t end;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos)
        if (!fill()) return {};
    WireAnswer answer;
    answer.head = buffer_.substr(0, end + 2);
    buffer_.erase(0, end + 4);
    answer.status = std::stoi(answer.head.substr(9, 3));
    const auto length = answer.header("Content-Length");
    const auto wanted = has_body && !length.empty() ? std::stoul(length) : 0;
    while (buffer_.size() < wanted)
        if (!fill()) break;
    answer.body = buffer_.substr(0, wanted);
    buffer_.erase(0, std::min(wanted, buffer_.size()));
    return answer;
}

std::string Wire::read_all() {
    while (fill())
        continue;
    return std::exchange(buffer_, {});
}

bool Wire::is_closed() {
    char byte;
    return ::recv(socket_, &byte, 1, 0) == 0;
}

struct TwoCities::Inner {
    std::string folder;
    base::FixedClock clock{base::Moment::at(*base::Date::from(2026, 11, 24), {10 * 60})};
    web::Sites sites;
    std::unique_ptr<net::Server> server;
    std::thread thread;
};

TwoCities::TwoCities(Door door, net::ServerSettings settings) : inner_(std::make_unique<Inner>()) {
    auto folder = (std::filesystem::temp_directory_path() / "hagukumi-XXXXXX").string();
    if (!::mkdtemp(folder.data())) throw std::runtime_error("no temporary folder");
    inner_->folder = folder;
    for (const std::string id : {"a", "b"}) {
        auto city = small_city();
        city.id = id;
        city.portal_name = "City " + id;
        auto database = db::Database::open("sqlite:" + folder + "/" + id + ".db");
        database->migrate(db::all_migrations());
        inner_->sites.add(
            std::make_unique<web::Site>(std::move(city), std::move(database), folder),
            {id + ".example"}
        );
    }
    web::Router router;
    door(router);
    settings.port = 0;
    settings.access_log = false;
    inner_->server = std::make_unique<net::Server>(
        std::move(settings), std::move(router), inner_->sites, inner_->clock
    );
    inner_->thread = std::thread([this] { inner_->server->run(); });
}

TwoCities::~TwoCities() {
    inner_->server->stop();
    wait();
    std::error_code ignored;
    std::filesystem::remove_all(inner_->folder, ignored);
}

void TwoCities::wait() {
    if (inner_->thread.joinable()) inner_->thread.join();
}

Wire TwoCities::connect() const {
    return Wire(port());
}
int TwoCities::port() const {
    return inner_->server->port();
}
int TwoCities::admin_port() const {
    return inner_->server->admin_port();
}
net::Server& TwoCities::server() {
    return *inner_->server;
}
web::Site& TwoCities::site(std::size_t index) {
    return *inner_->sites.all().at(index);
}
base::FixedClock& TwoCities::clock() {
    return inner_->clock;
}

}  // namespace test
