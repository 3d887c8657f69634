// Double submit: another site can make the browser send the cookie, but cannot read it to fill the
// field; the prefix __Host- keeps neighbours on sub-domains from planting their own.
#include "web/csrf.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

#include "base/text.h"

namespace web {

static bool comes_from_here(const Request& request);

std::string_view csrf_cookie_name(const Request& request) {
    return request.secure ? "__Host-csrf" : "csrf";
}

std::string new_csrf_token() {
    std::array<std::uint64_t, 2> random{};
    if (RAND_bytes(reinterpret_cast<unsigned char*>(random.data()), sizeof random) != 1)
        throw std::runtime_error("no random numbers");
    return base::hex(random[0]) + base::hex(random[1]);
}

bool is_from_our_page(const Request& request) {
    if (!comes_from_here(request)) return false;
    const auto cookie = request.cookie(csrf_cookie_name(request)).value_or("");
    const auto field = request.form.first("_csrf").value_or(request.header("x-csrf-token"));
    return cookie.size() == 32 && field.size() == 32 &&
           CRYPTO_memcmp(cookie.data(), field.data(), 32) == 0;
}

// Browsers without both headers are so old that the token alone must do.
static bool comes_from_here(const Request& request) {
    const auto site = request.header("sec-fetch-site");
    if (!site.empty()) return site == "same-origin";
    const auto origin = request.header("origin");
    return origin.empty() || origin == request.origin;
}

}  // namespace web
