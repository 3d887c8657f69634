// Heads are complete but for what changes with each request: Date, X-Request-Id, Connection.
#include "web/stored.h"

#include <fmt/format.h>

#include "base/text.h"
#include "web/security_headers.h"

namespace web {

using http::Coding;

static Stored::Variant make_variant(
    const Response& response,
    const StoredOptions& options,
    const std::string& hash,
    Coding coding,
    std::string body
);
constexpr std::size_t worth_compressing = 512;

std::shared_ptr<const Stored> store(Response response, StoredOptions options) {
    auto stored = std::make_shared<Stored>();
    const auto hash = base::hex(std::hash<std::string>{}(response.body));
    const auto body = std::move(response.body);
    if (body.size() >= worth_compressing && options.gzip.empty() && options.brotli.empty() &&
        http::is_compressible(response.header("Content-Type"))) {
        options.gzip = http::gzip(body, 6);
        options.brotli = http::brotli(body, 5);
    }
    if (!options.gzip.empty())
        stored->gzip = make_variant(response, options, hash, Coding::Gzip, std::move(options.gzip));
    if (!options.brotli.empty())
        stored->brotli =
            make_variant(response, options, hash, Coding::Brotli, std::move(options.brotli));
    stored->identity = make_variant(response, options, hash, Coding::Identity, body);
    stored->headers = std::move(response.headers);
    return stored;
}

const Stored::Variant& Stored::choose(std::string_view accept_encoding) const {
    if (!accept_encoding.empty() && (gzip || brotli)) {
        const auto coding =
            http::choose_coding(accept_encoding, gzip.has_value(), brotli.has_value());
        if (coding == Coding::Brotli) return *brotli;
        if (coding == Coding::Gzip) return *gzip;
    }
    return identity;
}

Response Stored::response() const {
    return {.status = 200, .headers = headers, .body = identity.body};
}

std::size_t Stored::bytes() const {
    const auto size = [](const Variant& v) {
        return v.head.size() + v.not_modified.size() + v.etag.size() + v.body.size();
    };
    return sizeof(Stored) + size(identity) + (gzip ? size(*gzip) : 0) +
           (brotli ? size(*brotli) : 0);
}

static Stored::Variant make_variant(
    const Response& response,
    const StoredOptions& options,
    const std::string& hash,
    Coding coding,
    std::string body
) {
    Stored::Variant variant;
    const auto suffix =
        coding == Coding::Identity ? std::string() : "-" + std::string(http::name_of(coding));
    variant.etag = fmt::format("\"{}{}\"", hash, suffix);
    auto common = fmt::format(
        "ETag: {}\r\nCache-Control: {}\r\nVary: {}\r\n",
        variant.etag,
        options.cache_control,
        options.vary
    );
    common += security_headers();
    if (response.header("Content-Security-Policy").empty())
        common += fmt::format("Content-Security-Policy: {}\r\n", content_policy());
    std::string own;
    for (const auto& [name, value] : response.headers)
        own += fmt::format("{}: {}\r\n", name, value);
    if (coding != Coding::Identity)
        own += fmt::format("Content-Encoding: {}\r\n", http::name_of(coding));
    variant.head =
        fmt::format("HTTP/1.1 200 OK\r\n{}{}Content-Length: {}\r\n", own, common, body.size());
    variant.not_modified = "HTTP/1.1 304 Not Modified\r\n" + common;
    variant.body = std::move(body);
    return variant;
}

}  // namespace web
