#include "http/head.h"

#include <doctest/doctest.h>

#include <string>

static http::HeadResult read(const std::string& bytes, http::Head& head) {
    return http::read_head(bytes, {}, head);
}

TEST_CASE("a head is read into views, names in any case") {
    http::Head head;
    const std::string bytes =
        "GET /a?b=c HTTP/1.1\r\nhOsT: city.example:8080\r\nX-Empty:\r\nAccept: \t text/html "
        "\t\r\n\r\nrest";
    const auto result = read(bytes, head);
    CHECK(result.status == 200);
    CHECK(bytes.substr(result.consumed) == "rest");
    CHECK(head.method == "GET");
    CHECK(head.target == "/a?b=c");
    CHECK(head.host == "city.example:8080");
    CHECK(head.field("ACCEPT") == "text/html");
    CHECK(head.field("x-empty").empty());
    CHECK(head.keep_alive);
}

TEST_CASE("a head that is not complete asks for more, at every byte") {
    const std::string bytes = "\r\nPOST / HTTP/1.1\r\nHost: a\r\nContent-Length: 12\r\n\r\n";
    http::Head head;
    for (std::size_t size = 0; size < bytes.size(); ++size)
        CHECK(read(bytes.substr(0, size), head).status == 0);
    CHECK(read(bytes, head).status == 200);
    CHECK(head.content_length == 12);
}

TEST_CASE("who keeps the connection") {
    http::Head head;
    read("GET / HTTP/1.0\r\n\r\n", head);
    CHECK(!head.keep_alive);
    read("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", head);
    CHECK(head.keep_alive);
    read("GET / HTTP/1.1\r\nHost: a\r\nConnection: x, Close\r\n\r\n", head);
    CHECK(!head.keep_alive);
}

TEST_CASE("an absolute address must name the same host") {
    http::Head head;
    const std::string same = "GET http://a/x HTTP/1.1\r\nHost: a\r\n\r\n";
    CHECK(read(same, head).status == 200);
    CHECK(head.target == "/x");
    CHECK(read("GET http://b/x HTTP/1.1\r\nHost: a\r\n\r\n", head).status == 400);
    CHECK(read("GET ftp://a/x HTTP/1.1\r\nHost: a\r\n\r\n", head).status == 400);
}

TEST_CASE("what is too long is refused before it is complete") {
    http::Head head;
    CHECK(read("GET /" + std::string(9000, 'a'), head).status == 414);
    CHECK(
        read("GET /" + std::string(9000, 'a') + " HTTP/1.1\r\nHost: a\r\n\r\n", head).status == 414
    );
    CHECK(read("GET / HTTP/1.1\r\nX: " + std::string(17000, 'a'), head).status == 431);
    std::string many = "GET / HTTP/1.1\r\nHost: a\r\n";
    for (int i = 0; i < 101; ++i)
        many += "A: b\r\n";
    CHECK(read(many + "\r\n", head).status == 431);
}
