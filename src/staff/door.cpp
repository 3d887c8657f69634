// The door itself: session, permission, then the handler.
#include "base/text.h"
#include "staff/cookie.h"
#include "staff/staff.h"
#include "staff/store.h"
#include "web/site.h"

namespace staff {

constexpr std::int64_t minutes = 60;

static web::Handler guarded(May may, Office::Handler handler) {
    return [may, handler = std::move(handler)](const web::Request& request) {
        const auto officer = find_officer(request);
        if (!officer) {
            const bool asked = request.method == web::Method::Get;
            return web::see_other(
                request,
                asked ? "/office/sign-in?goes_to=" + base::percent_encode(request.path)
                      : "/office/sign-in"
            );
        }
        if (!may.allows(officer->role)) return web::error_page(request, 403);
        auto response = handler(request, *officer);
        if (response.header("Cache-Control").empty()) response.set("Cache-Control", "no-store");
        return response;
    };
}

std::optional<Officer> find_officer(const web::Request& request) {
    const auto token = request.cookie(cookie_name(request));
    if (!token) return std::nullopt;
    const auto officer =
        request.read([&](db::ReadTx& tx) { return find_officer(tx, *token, request.now); });
    if (officer && officer->seen < request.now - 5 * minutes)
        request.database().write([&](db::WriteTx& tx) {
            note_seen(tx, officer->session, request.now);
        });
    return officer;
}

void Office::get(std::string pattern, May may, Handler handler) {
    routes_.push_back({web::Method::Get, pattern, may});
    router_.get(std::move(pattern), guarded(may, std::move(handler)));
}

void Office::post(std::string pattern, May may, Handler handler, std::size_t body_limit) {
    routes_.push_back({web::Method::Post, pattern, may});
    router_.post(std::move(pattern), guarded(may, std::move(handler)), body_limit);
}

void Office::menu(std::string path, std::string text_key, May may) {
    items_->push_back({std::move(path), std::move(text_key), may});
}

std::string_view cookie_name(const web::Request& request) {
    return request.secure ? "__Host-office" : "office";
}

// Strict: no link from elsewhere opens the office as somebody. Gone with the browser window.
void set_cookie(const web::Request& request, web::Response& response, std::string_view token) {
    response.set(
        "Set-Cookie",
        std::string(cookie_name(request)) + "=" + std::string(token) +
            "; Path=/; HttpOnly; SameSite=Strict" + (token.empty() ? "; Max-Age=0" : "") +
            (request.secure ? "; Secure" : "")
    );
}

}  // namespace staff
