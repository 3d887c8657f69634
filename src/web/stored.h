// Stored: an answer that many readers get: compressed once, headers written once, then only copied
// to sockets. Cached pages and static files are Stored. Never changed after it is made.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/compress.h"
#include "web/response.h"

namespace web {

struct Stored {
    struct Variant {
        std::string head;  // "HTTP/1.1 200 OK\r\n…\r\n", without the empty line
        std::string not_modified;
        std::string etag;
        std::string body;
    };
    Variant identity;
    std::optional<Variant> gzip, brotli;
    std::vector<std::pair<std::string, std::string>> headers;  // as the handler set them

    const Variant& choose(std::string_view accept_encoding) const;
    std::size_t bytes() const;
    Response response() const;  // as a handler would have answered
};

struct StoredOptions {
    std::string_view cache_control;
    std::string_view vary;
    std::string gzip{};  // compressed already; "" = compress when it pays
    std::string brotli{};
};

std::shared_ptr<const Stored> store(Response response, StoredOptions options);

}  // namespace web
