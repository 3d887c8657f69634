// Head: request line and header fields of HTTP/1.1 (RFC 9112), as views into the bytes received.
// Strict: what could be read in two ways is refused, never repaired (request smuggling).
// Not a Request: nothing is decoded here, no city is known.
#pragma once

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

struct HeadLimits {
    std::size_t bytes = 16 << 10;
    std::size_t target = 8 << 10;
    std::size_t fields = 100;
};

struct Head {
    std::string_view method, target, host;  // target in origin form ("/x") or "*"
    std::vector<std::pair<std::string_view, std::string_view>> fields;  // as sent, values trimmed
    std::size_t content_length = 0;
    bool chunked = false;
    bool keep_alive = true;
    bool expects_continue = false;
    bool old = false;  // HTTP/1.0

    std::string_view field(std::string_view name) const;  // any case; "" when absent
};

struct HeadResult {
    int status = 0;            // 0: more bytes are needed; 200: complete; else refuse with it
    std::size_t consumed = 0;  // of a complete head
};

// Reads the head at the beginning of bytes. A refusal is final: the connection must be closed.
HeadResult read_head(std::string_view bytes, const HeadLimits& limits, Head& head);

bool equal_ignoring_case(std::string_view a, std::string_view b);  // ASCII

}  // namespace http
