// The server on a real socket: what belongs to HTTP itself.
#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <thread>

#include "support/wire.h"

using Clock = std::chrono::steady_clock;

static std::string large_file() {
    static const auto path = [] {
        const auto name = std::filesystem::temp_directory_path() / "hagukumi-range.bin";
        std::ofstream file(name, std::ios::binary);
        for (int i = 0; i < 1'000'000; ++i)
            file.put(static_cast<char>('a' + i % 26));
        return name.string();
    }();
    return path;
}

static void routes(web::Router& router) {
    router.page("/page/{id}", [](const web::Request& request) {
        return web::page(request, {.title = "Page " + std::string(request.param("id"))});
    });
    router.get("/echo", [](const web::Request& request) {
        return web::text(request.client + " " + request.origin);
    });
    router.get("/file", [](const web::Request&) {
        web::Response response;
        response.file = large_file();
        return response.set("Content-Type", "application/octet-stream");
    });
    router.post(
        "/upload",
        [](const web::Request& request) {
            return web::text(std::to_string(request.uploads.at(0).bytes.size()));
        },
        2 << 20
    );
    router.get("/slow", [](const web::Request&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
        return web::text("slow but sure");
    });
}

static std::string get(std::string_view target, std::string_view more = "") {
    return "GET " + std::string(target) + " HTTP/1.1\r\nHost: a.example\r\n" + std::string(more) +
           "\r\n";
}

TEST_CASE("a page comes with its length, policy and tag, and is not sent twice") {
    test::TwoCities cities(routes);
    auto wire = cities.connect();
    const auto first = wire.ask(get("/page/1"));
    CHECK(first.status == 200);
    CHECK(first.body.find("Page 1 | City a") != std::string::npos);
    CHECK(first.header("Content-Security-Policy").starts_with("default-src 'self'"));
    CHECK(first.header("X-Content-Type-Options") == "nosniff");
    CHECK(first.header("Vary") == "Accept-Encoding, Cookie");
    CHECK(first.header("Set-Cookie").empty());
    CHECK(!first.header("X-Request-Id").empty());
    const auto again = wire.ask(get("/page/1", "If-None-Match: " + first.header("ETag") + "\r\n"));
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    for (const char* broken : {"\"", "x", "\"unfinished", "W/", ",,,", "\"a\" \"b\""})
        CHECK(
            wire.ask(get("/page/1", "If-None-Match: " + std::string(broken) + "\r\n")).status == 200
        );
}

TEST_CASE("a page is compressed as the reader likes") {
    test::TwoCities cities(routes);
    auto wire = cities.connect();
    for (int round = 0; round < 2; ++round) {
        CHECK(
            wire.ask(get("/page/1", "Accept-Encoding: gzip, br\r\n")).header("Content-Encoding") ==
            "br"
        );
        CHECK(
            wire.ask(get("/page/1", "Accept-Encoding: gzip, br;q=0\r\n"))
                .header("Content-Encoding") == "gzip"
        );
        CHECK(
            wire.ask(get("/page/1", "Accept-Encoding: zstd\r\n")).header("Content-Encoding").empty()
        );
    }
}

TEST_CASE("HEAD says what GET would, without the body") {
    test::TwoCities cities(routes);
    auto wire = cities.connect();
    const auto length = wire.ask(get("/page/1")).header("Content-Length");
    wire.send("HEAD /page/1 HTTP/1.1\r\nHost: a.example\r\n\r\n");
    CHECK(wire.read(false).header("Content-Length") == length);
    wire.send("HEAD /echo HTTP/1.1\r\nHost: a.example\r\n\r\n");
    CHECK(wire.read(false).status == 200);
    CHECK(wire.ask(get("/page/1")).status == 200);
}

TEST_CASE("requests sent in one piece are answered in their order") {
    test::TwoCities cities(routes);
    auto wire = cities.connect();
    std::string all;
    for (int i = 1; i <= 50; ++i)
        all += get(i % 7 == 0 ? "/slow" : "/page/" + std::to_string(i % 5));
    wire.send(all.substr(0, 1000));
    wire.send(all.substr(1000));
    for (int i = 1; i <= 50; ++i) {
        const auto answer = wire.read();
        const auto wanted =
            i % 7 == 0 ? std::string("slow but sure") : "Page " + std::to_string(i % 5);
        CHECK(answer.body.find(wanted) != std::string::npos);
    }
}

TEST_CASE("two cities in one process never meet") {
    test::TwoCities cities(routes);
    auto wire = cities.connect();
    for (int round = 0; round < 3; ++round) {
        CHECK(wire.ask(get("/page/1")).body.find("City b") == std::string::npos);
        const auto b = wire.ask("GET /page/1 HTTP/1.1\r\nHost: B.example:80\r\n\r\n");
        CHECK(b.body.find("City b") != std::string::npos);
        CHECK(b.body.find("City a") == std::string::npos);
    }
    const auto neither = wire.ask("GET /page/1 HTTP/1.1\r\nHost: c.example\r\n\r\n");
    CHECK(neither.status == 421);
    CHECK(neither.body.find("City") == std::string::npos);
}

TEST_CASE("a part of a file is a part of a file") {
    test::TwoCities cities(routes);
    auto wire = cities.connect();
    const auto whole = wire.ask(get("/file"));
    CHECK(whole.body.size() == 1'000'000);
    const auto tag = whole.header("ETag");
    struct Case {
        std::string fields;
        int status;
        std::size_t size;
    };
    for (const auto& asked : std::vector<Case>{
             {"Range: bytes=0-9\r\n", 206, 10},
             {"Range: bytes=999990-\r\n", 206, 10},
             {"Range: bytes=-5\r\n", 206, 5},
             {"Range: bytes=0-99999999\r\n", 206, 1'000'000},
             {"Range: bytes=1000000-\r\n", 416, 0},
             {"Range: bytes=-0\r\n", 416, 0},
             {"Range: bytes=9-1\r\n", 200, 1'000'000},
             {"Range: bytes=a-b\r\n", 200, 1'000'000},
             {"Range: bytes=--5\r\n", 200, 1'000'000},
             {"Range: lines=1-2\r\n", 200, 1'000'000},
             {"Range: bytes=0-1,5-6\r\n", 200, 1'000'000},
             {"Range: bytes=99999999999999999999-\r\n", 200, 1'000'000},
             {"Range: bytes=0-9\r\nIf-Range: " + tag + "\r\n", 206, 10},
             {"Range: bytes=0-9\r\nIf-Range: \"other\"\r\n", 200, 1'000'000},
             {"Range: bytes=0-9\r\nIf-Range: yesterday\r\n", 200, 1'000'000},
             {"If-None-Match: " + tag + "\r\n", 304, 0},
             {"If-Modified-Since: " + whole.header("Last-Modified") + "\r\n", 304, 0},
             {"If-Modified-Since: tomorrow\r\n", 200, 1'000'000}}) {
        CAPTURE(asked.fields);
        const auto answer = wire.ask(get("/file", asked.fields));
        CHECK(answer.status == asked.status);
        CHECK(answer.body.size() == asked.size);
    }
    CHECK(wire.ask(get("/file", "Range: bytes=26-28\r\n")).body == "abc");
}

TEST_CASE("only a trusted proxy may say who is asking") {
    {
        test::TwoCities cities(routes);
        auto wire = cities.connect();
        const auto answer =
            wire.ask(get("/echo", "X-Forwarded-For: 9.9.9.9\r\nX-Forwarded-Proto: https\r\n"));
        CHECK(answer.body == "127.0.0.1 http://a.example");
        CHECK(answer.header("Strict-Transport-Security").empty());
    }
    test::TwoCities cities(routes, {.trusted_proxies = {"127.0.0.0/8", "10.0.0.0/8"}});
    auto wire = cities.connect();
    const auto answer = wire.ask(
        get("/echo", "X-Forwarded-For: 6.6.6.6, 9.9.9.9, 10.1.2.3\r\nX-Forwarded-Proto: https\r\n")
    );
    CHECK(answer.body == "9.9.9.9 https://a.example");
    CHECK(answer.header("Strict-Transport-Security").starts_with("max-age="));
}

static std::string upload(std::size_t size) {
    return "--X\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + std::string(32, 'c') +
           "\r\n--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.bin\"\r\n"
           "Content-Type: application/octet-stream\r\n\r\n" +
           std::string(size, 'x') + "\r\n--X--\r\n";
}

static std::string upload_head(const std::string& framing) {
    return "POST /upload HTTP/1.1\r\nHost: a.example\r\nCookie: csrf=" + std::string(32, 'c') +
           "\r\nContent-Type: multipart/form-data; boundary=X\r\n" + framing + "\r\n";
}

TEST_CASE("an upload arrives whole, small or large, by length or in chunks") {
    test::TwoCities cities(routes);
    auto wire = cities.connect();
    for (const std::size_t size : {10UL, 250'000UL, 300'000UL, 1'500'000UL}) {
        const auto body = upload(size);
        const auto length = "Content-Length: " + std::to_string(body.size()) + "\r\n";
        CHECK(wire.ask(upload_head(length) + body).body == std::to_string(size));
        wire.send(upload_head("Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n"));
        CHECK(wire.read().status == 100);
        for (std::size_t at = 0; at < body.size(); at += 50'000) {
            char line[32];
            const auto part = body.substr(at, 50'000);
            std::snprintf(line, sizeof line, "%zx\r\n", part.size());
            wire.send(line + part + "\r\n");
        }
        wire.send("0\r\nTrailer: ignored\r\n\r\n");
        CHECK(wire.read().body == std::to_string(size));
    }
}

TEST_CASE("an upload that is too large is refused with a page, not with a reset") {
    test::TwoCities cities(routes);
    auto wire = cities.connect();
    const auto answer =
        wire.ask(upload_head("Content-Length: 3000000\r\n") + std::string(500'000, 'x'));
    CHECK(answer.status == 413);
    CHECK(answer.body.find("City a") != std::string::npos);
    auto other = cities.connect();
    std::string chunks;
    for (int i = 0; i < 40; ++i)
        chunks += "10000\r\n" + std::string(65536, 'x') + "\r\n";
    CHECK(other.ask(upload_head("Transfer-Encoding: chunked\r\n") + chunks).status == 413);
}

TEST_CASE("a server that stops answers what it has begun") {
    test::TwoCities cities(routes, {.admin_port = -1});
    auto idle = cities.connect();
    CHECK(idle.ask(get("/readyz")).status == 200);
    {
        auto busy = cities.connect();
        busy.send(get("/slow"));
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        cities.server().stop();
        CHECK(busy.read().body == "slow but sure");
        CHECK(busy.is_closed());
    }
    CHECK(idle.is_closed());
    cities.wait();
}

TEST_CASE("metrics are read at the admin address only") {
    test::TwoCities cities(routes, {.admin_port = -1});
    auto wire = cities.connect();
    wire.ask(get("/page/1"));
    CHECK(wire.ask(get("/metrics")).status == 404);
    test::Wire admin(cities.admin_port());
    const auto answer = admin.ask(get("/metrics"));
    CHECK(answer.status == 200);
    CHECK(answer.body.find("hagukumi_cache_entries 1") != std::string::npos);
    CHECK(answer.body.find("hagukumi_answers_total{status=\"2xx\"} 1") != std::string::npos);
}

TEST_CASE("who stops reading is cut off and holds nobody up") {
    test::TwoCities cities(
        routes, {.admin_port = -1, .limits = {.write_seconds = 1, .sweep_milliseconds = 20}}
    );
    std::vector<test::Wire> readers;
    for (int i = 0; i < 8; ++i) {
        readers.push_back(cities.connect());
        for (int k = 0; k < 20; ++k)
            readers.back().send(get("/file"));  // never read
    }
    auto other = cities.connect();
    CHECK(other.ask(get("/page/1")).status == 200);
    test::Wire admin(cities.admin_port());
    const auto began = Clock::now();
    std::string metrics;
    do {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        metrics = admin.ask(get("/metrics")).body;
    } while (metrics.find("timed_out_total 8") == std::string::npos &&
             Clock::now() - began < std::chrono::seconds(4));
    CHECK(metrics.find("timed_out_total 8") != std::string::npos);
}

TEST_CASE("who sends slowly is cut off, however steadily the bytes come") {
    test::TwoCities cities(
        routes, {.limits = {.header_seconds = 1, .body_seconds = 1, .sweep_milliseconds = 20}}
    );
    auto head = cities.connect();
    auto body = cities.connect();
    body.send(upload_head("Content-Length: 900000\r\n") + "--X");
    const auto began = Clock::now();
    const std::string_view slow =
        "GET /page/1 HTTP/1.1\r\nHost: a.example\r\nX-Long: aaaaaaaaaaaaaaaaaaa";
    for (const char byte : slow) {
        head.send({&byte, 1});
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    CHECK(head.is_closed());
    CHECK(body.is_closed());
    CHECK(Clock::now() - began < std::chrono::seconds(3));
}
