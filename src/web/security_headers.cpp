// The policy allows our own files only: no inline script or style, no other host (except the base
// map's on pages with a map), no frame around us.
#include "web/security_headers.h"

#include <fmt/format.h>

namespace web {

static std::string host_of(std::string_view url);

std::string_view security_headers() {
    return "X-Content-Type-Options: nosniff\r\n"
           "Referrer-Policy: strict-origin-when-cross-origin\r\n"
           "Permissions-Policy: geolocation=(self), camera=(), microphone=(), payment=(), "
           "usb=()\r\n"
           "X-Frame-Options: DENY\r\n"
           "Cross-Origin-Opener-Policy: same-origin\r\n"
           "Cross-Origin-Resource-Policy: same-origin\r\n";
}

std::string_view content_policy() {
    return "default-src 'self'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; "
           "form-action 'self'; frame-ancestors 'none'";
}

std::string map_policy(const city::Map& map) {
    const auto host = host_of(map.url);
    if (host.empty()) return std::string(content_policy());
    return fmt::format(
        "default-src 'self'; img-src 'self' data: blob: {0}; connect-src 'self' {0}; "
        "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
        host
    );
}

// "https://tiles.example:8443/x/{z}" → "https://tiles.example:8443"; "" for our own files.
static std::string host_of(std::string_view url) {
    if (!url.starts_with("https://")) return {};
    const auto end = url.find_first_of("/?#", 8);
    const auto host = url.substr(8, end == std::string_view::npos ? end : end - 8);
    const auto plain =
        host.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-:*"
        );
    if (host.empty() || plain != std::string_view::npos) return {};
    return "https://" + std::string(host);
}

}  // namespace web
