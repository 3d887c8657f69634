// The page cache: never a stale page after an acknowledged write, never a personal one.
#include "web/page_cache.h"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>

#include "db/error.h"
#include "support/wire.h"
#include "web/follower.h"

static std::atomic<int> rendered{0};
static std::atomic<int> number{0};  // what the pages show; "changed" with its topic
static std::function<void()> while_rendering;

static void routes(web::Router& router) {
    router.page("/number", [](const web::Request& request) {
        ++rendered;
        request.shows("number");
        const auto shown = number.load();
        if (while_rendering) while_rendering();
        return web::text(std::to_string(shown));
    });
    router.page("/other", [](const web::Request& request) {
        ++rendered;
        request.shows("other");
        return web::text("other");
    });
    router.page("/clock", [](const web::Request& request) {
        ++rendered;
        request.shows("clock");
        request.fresh_until({request.now.seconds + 60});
        return web::text(request.now.iso());
    });
    router.page("/fragile", [](const web::Request& request) -> web::Response {
        request.fresh_until({request.now.seconds + 60});
        if (number < 0) throw db::Error(db::Problem::Missing, "no such file");
        return web::text("still here");
    });
    router.page("/missing", [](const web::Request& request) {
        ++rendered;
        return web::not_found(request);
    });
}

static std::string get(std::string_view target, std::string_view fields = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a.example\r\n" + std::string(fields) +
           "\r\n";
}

static void set_number(test::TwoCities& cities, int value, const char* topic = "number") {
    cities.site(0).database().write([&](db::WriteTx& tx) {
        tx.changed(topic);
        number = value;
    });
}

TEST_CASE("a page is rendered once, and again when what it shows has changed") {
    test::TwoCities cities(routes);
    rendered = 0;
    number = 1;
    auto wire = cities.connect();
    for (int i = 0; i < 5; ++i) {
        CHECK(wire.ask(get("/number")).body == "1");
        wire.ask(get("/other"));
    }
    CHECK(rendered == 2);
    set_number(cities, 2);
    CHECK(wire.ask(get("/number")).body == "2");
    wire.ask(get("/other"));
    CHECK(rendered == 3);
    set_number(cities, 3, "something else");
    wire.ask(get("/number"));
    CHECK(rendered == 3);
}

TEST_CASE("what was read before a write is not kept after it") {
    test::TwoCities cities(routes);
    auto wire = cities.connect();
    number = 10;
    while_rendering = [&] {
        while_rendering = nullptr;
        set_number(cities, 11);  // between reading and keeping
    };
    CHECK(wire.ask(get("/number")).body == "10");
    CHECK(wire.ask(get("/number")).body == "11");
}

TEST_CASE("after an acknowledged write nobody sees the old page, under load") {
    test::TwoCities cities(routes, {.io_threads = 2, .workers = 2});
    std::atomic<bool> done{false};
    std::atomic<int> stale{0};
    std::atomic<int> acknowledged{0};
    set_number(cities, 0);
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i)
        readers.emplace_back([&] {
            auto wire = cities.connect();
            while (!done) {
                const int told = acknowledged;
                if (std::stoi(wire.ask(get("/number")).body) < told) ++stale;
            }
        });
    for (int i = 1; i <= 300; ++i) {
        cities.site(0).database().write([&](db::WriteTx& tx) { tx.changed("unrelated"); });
        set_number(cities, i);
        acknowledged = i;
    }
    auto wire = cities.connect();
    CHECK(wire.ask(get("/number")).body == "300");
    done = true;
    for (auto& reader : readers)
        reader.join();
    CHECK(stale == 0);
}

TEST_CASE("a page ends at its moment, at the latest at midnight in Japan") {
    test::TwoCities cities(routes);
    auto wire = cities.connect();
    rendered = 0;
    wire.ask(get("/clock"));
    cities.clock().set({cities.clock().now().seconds + 59});
    wire.ask(get("/clock"));
    CHECK(rendered == 1);
    cities.clock().set({cities.clock().now().seconds + 1});
    wire.ask(get("/clock"));
    CHECK(rendered == 2);
    wire.ask(get("/other"));
    cities.clock().set(base::Moment::at(cities.clock().now().date() + 1, {}));
    wire.ask(get("/other"));
    CHECK(rendered == 4);
}

TEST_CASE("while the database is away readers go on from memory, others get a plain sentence") {
    test::TwoCities cities(routes);
    auto wire = cities.connect();
    number = 1;
    wire.ask(get("/fragile"));
    number = -1;
    CHECK(wire.ask(get("/fragile")).header("Cache-Status").empty());
    cities.clock().set({cities.clock().now().seconds + 61});
    const auto stale = wire.ask(get("/fragile"));
    CHECK(stale.status == 200);
    CHECK(stale.body == "still here");
    CHECK(stale.header("Cache-Status") == "hagukumi; hit; detail=stale");
    const auto other = wire.ask(get("/fragile?x=1"));
    CHECK(other.status == 503);
    CHECK(!other.header("Retry-After").empty());
    CHECK(other.body.find("ただいま表示できません") != std::string::npos);
    CHECK(other.body.find("no such file") == std::string::npos);
    number = 1;
    CHECK(wire.ask(get("/fragile")).header("Cache-Status").empty());
}

TEST_CASE("language, query and host make different pages; refusals and long queries are not kept") {
    test::TwoCities cities(routes);
    auto wire = cities.connect();
    rendered = 0;
    for (int round = 0; round < 2; ++round) {
        wire.ask(get("/other"));
        wire.ask(get("/en/other"));
        wire.ask(get("/other?a=1"));
        wire.ask(get("/other", "Cookie: lang=en\r\n"));
        wire.ask(get("/other", "Cookie: session=secret\r\n"));
        wire.ask("GET /other HTTP/1.1\r\nHost: b.example\r\n\r\n");
    }
    CHECK(rendered == 5);
    for (int round = 0; round < 2; ++round) {
        wire.ask(get("/missing"));
        wire.ask(get("/other?a=" + std::string(600, 'x')));
    }
    CHECK(rendered == 9);
}

TEST_CASE("a change by another process is seen by asking, and only then") {
    test::TwoCities cities(routes);
    auto& site = cities.site(0);
    const auto cache = std::make_shared<web::PageCache>(1 << 20);
    web::Sites none;
    web::Follower follower(cache, none);  // hears no commits, like another process
    const auto keep = [&](const char* topic) {
        auto turn = cache->take_turn(site, "key", {0});
        follower.follow(site);
        turn.keep(web::store(web::text("x"), {.cache_control = "a", .vary = "b"}), {topic}, {100});
    };
    keep("number");
    follower.look();
    CHECK(cache->find("key", {0}));
    set_number(cities, 1, "unrelated");
    follower.look();
    CHECK(cache->find("key", {0}));
    set_number(cities, 1);
    follower.look();
    CHECK(!cache->find("key", {0}));
    follower.look();  // no pages: not followed any more
    set_number(cities, 1);
    keep("number");
    follower.look();
    CHECK(cache->find("key", {0}));
}

TEST_CASE("memory is bounded: the least used pages go") {
    web::PageCache cache(64 << 10);
    city::City city;
    web::Site site(city, nullptr, "");
    for (int i = 0; i < 100; ++i) {
        const auto key = std::to_string(i);
        auto turn = cache.take_turn(site, key, {0});
        turn.keep(
            web::store(
                web::bytes(std::string(4000, 'x'), "image/png"), {.cache_control = "a", .vary = "b"}
            ),
            {"t"},
            {100}
        );
        cache.find("0", {0});
        CHECK(cache.figures().bytes <= 64 << 10);
    }
    CHECK(cache.find("0", {0}));
    CHECK(!cache.find("1", {0}));
    CHECK(cache.find("99", {0}));
}
