// What is malformed never reaches a handler: a table, sent byte for byte to a real socket.
#include <doctest/doctest.h>

#include <atomic>

#include "support/wire.h"

static std::atomic<int> handled{0};

static void routes(web::Router& router) {
    router.get("/ok", [](const web::Request&) {
        ++handled;
        return web::text("ok");
    });
    router.page("/search", [](const web::Request& request) {
        ++handled;
        return web::page(request, {.title = std::string(request.query.text("q"))});
    });
    router.post("/post", [](const web::Request&) {
        ++handled;
        return web::text("posted");
    });
}

struct Vector {
    const char* what;
    std::string bytes;
    std::vector<int> allowed;  // 0: closed without an answer
};

static const std::string ok = "GET /ok HTTP/1.1\r\nHost: a.example\r\n";
static const std::string post = "POST /post HTTP/1.1\r\nHost: a.example\r\n";
using namespace std::string_literals;

static std::vector<Vector> malformed() {
    return {
        {"no host", "GET /ok HTTP/1.1\r\n\r\n", {400}},
        {"two hosts", ok + "Host: b.example\r\n\r\n", {400}},
        {"the same host twice", ok + "Host: a.example\r\n\r\n", {400}},
        {"a host with a space", "GET /ok HTTP/1.1\r\nHost: a.example b\r\n\r\n", {400}},
        {"a host with a path", "GET /ok HTTP/1.1\r\nHost: a.example/x\r\n\r\n", {400}},
        {"an empty host", "GET /ok HTTP/1.1\r\nHost:\r\n\r\n", {400}},
        {"length and chunks",
         post + "Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         {400}},
        {"two lengths", post + "Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcd", {400}},
        {"the same length twice",
         post + "Content-Length: 4\r\nContent-Length: 4\r\n\r\nabcd",
         {400}},
        {"a list of lengths", post + "Content-Length: 4, 4\r\n\r\nabcd", {400}},
        {"a length with a plus", post + "Content-Length: +4\r\n\r\nabcd", {400}},
        {"a length below zero", post + "Content-Length: -1\r\n\r\nabcd", {400}},
        {"a length in hex", post + "Content-Length: 0x4\r\n\r\nabcd", {400}},
        {"a length past all numbers", post + "Content-Length: 99999999999999999999\r\n\r\n", {400}},
        {"an empty length", post + "Content-Length:\r\n\r\n", {400}},
        {"an unknown encoding", post + "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", {400, 501}},
        {"two encodings", post + "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", {400, 501}},
        {"chunked twice",
         post + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         {400}},
        {"chunks in HTTP/1.0",
         "POST /post HTTP/1.0\r\nHost: a.example\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         {400}},
        {"a space before the colon", ok + "Transfer-Encoding : chunked\r\n\r\n", {400}},
        {"a field without a name", ok + ": x\r\n\r\n", {400}},
        {"a field without a colon", ok + "nonsense\r\n\r\n", {400}},
        {"a folded line", ok + "X: a\r\n b\r\n\r\n", {400}},
        {"a folded first line", "GET /ok HTTP/1.1\r\n Host: a.example\r\n\r\n", {400}},
        {"NUL in a value", ok + "X: a\0b\r\n\r\n"s, {400}},
        {"NUL in a name", ok + "X\0Y: b\r\n\r\n"s, {400}},
        {"NUL in the address", "GET /ok\0 HTTP/1.1\r\nHost: a.example\r\n\r\n"s, {400}},
        {"a lone CR in a value", ok + "X: a\rb\r\n\r\n", {400}},
        {"bare line feeds", "GET /ok HTTP/1.1\nHost: a.example\n\n", {400}},
        {"one bare line feed", ok + "X: y\nZ: w\r\n\r\n", {400}},
        {"another control character", ok + "X: a\x01\r\n\r\n", {400}},
        {"two spaces", "GET  /ok HTTP/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"a tab", "GET\t/ok\tHTTP/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"a space in the address", "GET /ok now HTTP/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"no version", "GET /ok\r\nHost: a.example\r\n\r\n", {400}},
        {"HTTP/2 preface", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", {505}},
        {"HTTP/1.2", "GET /ok HTTP/1.2\r\nHost: a.example\r\n\r\n", {505}},
        {"http in small letters", "GET /ok http/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"TLS", "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03\r\n\r\n"s, {400}},
        {"an unknown method", "BREW /ok HTTP/1.1\r\nHost: a.example\r\n\r\n", {501}},
        {"TRACE", "TRACE /ok HTTP/1.1\r\nHost: a.example\r\n\r\n", {501}},
        {"CONNECT", "CONNECT a.example:443 HTTP/1.1\r\nHost: a.example\r\n\r\n", {400, 501}},
        {"a method in small letters", "get /ok HTTP/1.1\r\nHost: a.example\r\n\r\n", {501}},
        {"a method with a bracket", "G(T /ok HTTP/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"PUT", "PUT /ok HTTP/1.1\r\nHost: a.example\r\nContent-Length: 0\r\n\r\n", {405}},
        {"DELETE", "DELETE /ok HTTP/1.1\r\nHost: a.example\r\n\r\n", {405}},
        {"another host's address",
         "GET http://b.example/ok HTTP/1.1\r\nHost: a.example\r\n\r\n",
         {400}},
        {"an address without a slash", "GET ok HTTP/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"an unknown expectation", ok + "Expect: wonders\r\n\r\n", {417}},
        {"10,000 fields",
         ok +
             [] {
                 std::string all;
                 for (int i = 0; i < 10000; ++i)
                     all += "A: b\r\n";
                 return all;
             }() +
             "\r\n",
         {431}},
        {"a very long field", ok + "X: " + std::string(100'000, 'x') + "\r\n\r\n", {431}},
        {"a very long address",
         "GET /search?q=" + std::string(1 << 20, 'x') + " HTTP/1.1\r\nHost: a.example\r\n\r\n",
         {414}},
        {"a bad chunk size", post + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", {400}},
        {"a chunk that is too long",
         post + "Transfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
         {400}},
        {"a chunk ended by LF",
         post + "Transfer-Encoding: chunked\r\n\r\n2\nab\r\n0\r\n\r\n",
         {400}},
        {"up and away", "GET /../../etc/passwd HTTP/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"up, encoded", "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"up, encoded slash",
         "GET /..%2f..%2fetc%2fpasswd HTTP/1.1\r\nHost: a.example\r\n\r\n",
         {400}},
        {"up, encoded twice",
         "GET /%252e%252e/etc/passwd HTTP/1.1\r\nHost: a.example\r\n\r\n",
         {404}},
        {"up, overlong UTF-8", "GET /%c0%ae%c0%ae/etc HTTP/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"up, backslash", "GET /..\\..\\etc HTTP/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"up, encoded backslash", "GET /..%5c..%5cetc HTTP/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"a static file outside",
         "GET /assets/../manifest.json HTTP/1.1\r\nHost: a.example\r\n\r\n",
         {400}},
        {"bad UTF-8", "GET /search?q=%ff%fe HTTP/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"raw bytes that are no UTF-8",
         "GET /search?q=\xe5\xad HTTP/1.1\r\nHost: a.example\r\n\r\n",
         {400}},
        {"half a percent", "GET /search?q=% HTTP/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"NUL in a query", "GET /search?q=%00 HTTP/1.1\r\nHost: a.example\r\n\r\n", {400}},
        {"a thousand parameters",
         "GET /search?" +
             [] {
                 std::string all;
                 for (int i = 0; i < 1000; ++i)
                     all += "q=1&";
                 return all;
             }() +
             " HTTP/1.1\r\nHost: a.example\r\n\r\n",
         {400}},
        {"a form from nowhere",
         post + "Content-Length: 3\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\na=b",
         {403}},
        {"a broken form",
         post + "Content-Length: 3\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\na=%",
         {400}},
        {"a broken multipart",
         post + "Content-Length: 3\r\nContent-Type: multipart/form-data; boundary=X\r\n\r\nabc",
         {400}},
        {"a multipart without boundary",
         post + "Content-Length: 3\r\nContent-Type: multipart/form-data\r\n\r\nabc",
         {400}},
    };
}

TEST_CASE("malformed requests get a 4xx or 5xx and never reach a handler") {
    test::TwoCities cities(routes);
    handled = 0;
    for (const auto& attack : malformed()) {
        CAPTURE(attack.what);
        auto wire = cities.connect();
        wire.send(attack.bytes);
        const auto answer = wire.read();
        CAPTURE(answer.status);
        const auto& allowed = attack.allowed;
        CHECK(std::find(allowed.begin(), allowed.end(), answer.status) != allowed.end());
        CHECK(answer.header("X-Content-Type-Options") == "nosniff");
    }
    CHECK(handled == 0);
}

TEST_CASE("after a head that cannot be trusted the connection ends: nothing can be smuggled in") {
    test::TwoCities cities(routes);
    handled = 0;
    auto wire = cities.connect();
    wire.send(
        post + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + ok + "\r\n"
    );
    const auto all = wire.read_all();
    CHECK(all.starts_with("HTTP/1.1 400"));
    CHECK(all.find("HTTP/1.1", 9) == std::string::npos);
    CHECK(handled == 0);
}

TEST_CASE("a body where none is wanted is read over, not taken for a request") {
    test::TwoCities cities(routes);
    handled = 0;
    auto wire = cities.connect();
    const auto inner = ok + "\r\n";
    wire.send(ok + "Content-Length: " + std::to_string(inner.size()) + "\r\n\r\n" + inner);
    wire.send(ok + "Connection: close\r\n\r\n");
    const auto all = wire.read_all();
    CHECK(handled == 2);
    CHECK(all.find("Connection: close") != std::string::npos);
}

TEST_CASE("a refusal is a page in the city's language, as far as it can be known") {
    test::TwoCities cities(routes);
    auto wire = cities.connect();
    const auto ja = wire.ask("GET /search?q=%ff HTTP/1.1\r\nHost: a.example\r\n\r\n");
    CHECK(ja.body.find("アドレスか入力の内容を読み取れませんでした") != std::string::npos);
    const auto en = wire.ask("GET /en/search?q=%ff HTTP/1.1\r\nHost: a.example\r\n\r\n");
    CHECK(en.body.find("We could not read this address") != std::string::npos);
    auto other = cities.connect();
    const auto bad = other.ask("GET /en/x HTTP/1.1\r\nHost: b.example\r\nX : y\r\n\r\n");
    CHECK(bad.status == 400);
    CHECK(bad.body.find("City a") == std::string::npos);
}
