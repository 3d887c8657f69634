// Serving: open the cities, answer until a signal asks to stop, let what is in flight finish.
#include <fmt/format.h>
#include <signal.h>

#include <filesystem>
#include <iostream>
#include <thread>

#include "base/clock.h"
#include "net/server.h"
#include "program/caretaker.h"
#include "program/cities.h"
#include "program/mail_round.h"
#include "program/orders.h"

namespace program {

static sigset_t stop_signals();
static std::string assets_beside_program();

int serve(const Settings& settings, const Program& program) {
    const auto signals =
        stop_signals();  // blocked before any thread exists, so that only we get them
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
    signal(SIGPIPE, SIG_IGN);
    auto sites = open_cities(settings);
    if (!sites) return refuse(sites.error());
    web::Router portal;
    program.open_doors(portal);
    const base::SystemClock clock;
    auto server_settings = settings.server;
    if (server_settings.static_folder.empty())
        server_settings.static_folder = assets_beside_program();
    net::Server server(server_settings, std::move(portal), **sites, clock);
    Caretaker caretaker(**sites, program.keep_fresh, program.before_stop);
    MailRound mail_round(**sites, settings.mail, clock);
    std::thread waiter([&] {
        int signal = 0;
        sigwait(&signals, &signal);
        server.stop();
    });
    std::cout << fmt::format(
                     "hagukumi listens on http://{}:{}/", settings.server.address, server.port()
                 )
              << std::endl;
    server.run();
    pthread_kill(waiter.native_handle(), SIGTERM);  // when run() ended by itself
    waiter.join();
    return 0;
}

static sigset_t stop_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

// The build puts them there, and so does an installation.
static std::string assets_beside_program() {
    return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / "assets").string();
}

}  // namespace program
