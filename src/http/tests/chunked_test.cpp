#include "http/chunked.h"

#include <doctest/doctest.h>

using State = http::ChunkReader::State;

static State feed(std::string_view bytes, std::size_t step, std::string& out) {
    http::ChunkReader reader;
    auto state = State::More;
    while (!bytes.empty() && state == State::More) {
        auto part = bytes.substr(0, step);
        bytes.remove_prefix(part.size());
        state = reader.feed(part, out);
    }
    return state;
}

TEST_CASE("chunks are joined, however they are cut") {
    const std::string_view bytes =
        "5\r\nhello\r\nA;name=\"x\"\r\n, everyone\r\n0\r\nTrailer: x\r\n\r\n";
    for (std::size_t step = 1; step <= bytes.size(); ++step) {
        std::string out;
        CHECK(feed(bytes, step, out) == State::Done);
        CHECK(out == "hello, everyone");
    }
}

TEST_CASE("what follows the last chunk is left for the next request") {
    http::ChunkReader reader;
    std::string_view bytes = "1\r\nx\r\n0\r\n\r\nGET /";
    std::string out;
    CHECK(reader.feed(bytes, out) == State::Done);
    CHECK(bytes == "GET /");
}

TEST_CASE("chunks that could be read in two ways are refused") {
    for (std::string_view bytes :
         {"\r\n",
          "g\r\n",
          " 5\r\nhello\r\n",
          "5 \r\nhello\r\n",
          "0x5\r\nhello\r\n",
          "+5\r\nhello\r\n",
          "-1\r\nhello\r\n",
          "5\nhello\r\n",
          "5\r\nhello\n0\r\n\r\n",
          "5\r\nhelloX\r\n",
          "5;a\nb\r\nhello\r\n",
          "5;a\rb\r\nhello\r\n",
          "123456789\r\nhello\r\n"}) {
        CAPTURE(bytes);
        std::string out;
        CHECK(feed(bytes, 1000, out) == State::Bad);
    }
    std::string out;
    CHECK(feed("5;" + std::string(2000, 'x') + "\r\n", 7, out) == State::Bad);
    std::string trailers = "0\r\n";
    for (int i = 0; i < 200; ++i)
        trailers += "A: 0123456789012345678901234567890\r\n";
    CHECK(feed(trailers + "\r\n", 1000, out) == State::Bad);
}
