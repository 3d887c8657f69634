// Putting it together: loops, workers, listeners; starting and stopping in the right order.
#include "net/server.h"

#include <fmt/format.h>

#include <boost/asio/post.hpp>
#include <condition_variable>
#include <csignal>
#include <thread>

#include "base/log.h"
#include "net/listener.h"

namespace net {

namespace asio = boost::asio;

struct Server::Inner {
    Inner(ServerSettings wanted, web::Router routes, web::Sites& cities, const base::Clock& time);
    ~Inner();

    ServerSettings settings;
    web::Router router;
    std::shared_ptr<web::PageCache> cache;
    web::Follower follower;
    web::Road road;
    Assets assets;
    Listener::Loops loops;
    // Workers end before the loops that they hand their answers to.
    std::unique_ptr<WorkerQueue> workers;
    std::unique_ptr<Shared> shared;
    std::unique_ptr<Listener> door, admin;
    std::mutex stop_mutex;
    std::condition_variable stop_wake;
    bool stop_asked = false;

    void wait_for_stop();
    void close_doors();
};

Server::Inner::Inner(
    ServerSettings wanted, web::Router routes, web::Sites& cities, const base::Clock& time
)
    : settings(std::move(wanted)),
      router(std::move(routes)),
      cache(std::make_shared<web::PageCache>(static_cast<std::size_t>(settings.cache_mib) << 20)),
      follower(cache, cities),
      road(router, cities, time, settings.cache_mib > 0 ? &follower : nullptr),
      assets(settings.static_folder) {
    const auto& limits = settings.limits;
    workers =
        std::make_unique<WorkerQueue>(settings.workers, static_cast<std::size_t>(limits.queue));
    // NOLINTNEXTLINE(modernize-make-unique): an aggregate that cannot move is made in place
    shared.reset(new Shared{
        .settings = settings,
        .sites = cities,
        .clock = time,
        .road = road,
        .assets = assets,
        .cache = *cache,
        .follower = follower,
        .workers = *workers,
        .proxies = http::TrustedProxies(settings.trusted_proxies),
        .doorman = Doorman(limits.connections, limits.connections_per_address),
        .head_limits = {.bytes = static_cast<std::size_t>(limits.header_bytes)}});
    for (int i = 0; i < settings.io_threads; ++i)
        loops.push_back(std::make_unique<Loop>(*shared));
    door = std::make_unique<Listener>(
        loops, Connection::Door::Public, settings.address, settings.port
    );
    if (settings.admin_port != 0)
        admin = std::make_unique<Listener>(
            loops, Connection::Door::Admin, settings.admin_address, std::max(settings.admin_port, 0)
        );
}

Server::Inner::~Inner() {
    workers.reset();
}

void Server::Inner::wait_for_stop() {
    std::unique_lock lock(stop_mutex);
    stop_wake.wait(lock, [this] { return stop_asked; });
    shared->draining = true;
    base::log(base::LogLevel::Info, "stopping: requests in flight are answered");
    lock.unlock();
    std::this_thread::sleep_for(std::chrono::seconds(settings.notice_seconds));
    close_doors();
}

void Server::Inner::close_doors() {
    asio::post(loops.front()->context, [this] {
        door->close();
        if (admin) admin->close();
    });
    for (auto& loop : loops)
        asio::post(loop->context, [&loop] { loop->drain(); });
}

Server::Server(
    ServerSettings settings, web::Router router, web::Sites& sites, const base::Clock& clock
)
    : inner_(std::make_unique<Inner>(std::move(settings), std::move(router), sites, clock)) {}

Server::~Server() = default;

int Server::port() const {
    return inner_->door->port();
}

int Server::admin_port() const {
    return inner_->admin ? inner_->admin->port() : 0;
}

void Server::run() {
    std::signal(SIGPIPE, SIG_IGN);
    inner_->follower.start();
    inner_->door->start();
    if (inner_->admin) inner_->admin->start();
    std::vector<std::thread> threads;
    for (auto& loop : inner_->loops) {
        loop->start();
        threads.emplace_back([&loop] { loop->context.run(); });
    }
    inner_->wait_for_stop();
    for (auto& thread : threads)
        thread.join();
    base::log(base::LogLevel::Info, "stopped");
}

void Server::stop() {
    {
        const std::lock_guard lock(inner_->stop_mutex);
        inner_->stop_asked = true;
    }
    inner_->stop_wake.notify_all();
}

std::string Shared::metrics_page() {
    const auto figures = cache.figures();
    std::string more = fmt::format(
        "# TYPE hagukumi_cache_entries gauge\nhagukumi_cache_entries {}\n"
        "# TYPE hagukumi_cache_bytes gauge\nhagukumi_cache_bytes {}\n",
        figures.entries,
        figures.bytes
    );
    more += fmt::format(
        "# TYPE hagukumi_cache_hits_total counter\nhagukumi_cache_hits_total {}\n"
        "# TYPE hagukumi_cache_misses_total counter\nhagukumi_cache_misses_total {}\n"
        "# TYPE hagukumi_cache_drops_total counter\nhagukumi_cache_drops_total {}\n",
        figures.hits,
        figures.misses,
        figures.drops
    );
    more += fmt::format(
        "# TYPE hagukumi_queue_length gauge\nhagukumi_queue_length {}\n"
        "# TYPE hagukumi_databases_away gauge\nhagukumi_databases_away {}\n",
        workers.length(),
        follower.databases_away()
    );
    return metrics_text(metrics, more);
}

}  // namespace net
