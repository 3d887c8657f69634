// From the cookie of a request to the person who signed in.
#include "accounts/cookie.h"
#include "accounts/store.h"
#include "base/text.h"
#include "web/request.h"
#include "web/response.h"
#include "web/site.h"

namespace accounts {

constexpr std::int64_t day = 24 * 60 * 60;

std::optional<Person> find_person(const web::Request& request) {
    const auto token = request.cookie(session_cookie_name(request));
    if (!token) return std::nullopt;
    const auto person =
        request.read([&](db::ReadTx& tx) { return find_person(tx, *token, request.now); });
    if (person && person->seen < request.now - day)  // to the day is exact enough, and one write
        request.database().write([&](db::WriteTx& tx) {
            note_seen(tx, person->session, request.now);
        });
    return person;
}

std::function<web::Response(const web::Request&)> signed_in(PersonHandler handler) {
    return [handler = std::move(handler)](const web::Request& request) {
        if (const auto person = find_person(request)) return handler(request, *person);
        const bool asked = request.method == web::Method::Get;
        return web::see_other(
            request, asked ? "/account?goes_to=" + base::percent_encode(request.path) : "/account"
        );
    };
}

std::string_view session_cookie_name(const web::Request& request) {
    return request.secure ? "__Host-session" : "session";
}

void set_session_cookie(
    const web::Request& request, web::Response& response, std::string_view token
) {
    const auto seconds = token.empty() ? "0" : "15552000";  // 180 days
    response.set(
        "Set-Cookie",
        std::string(session_cookie_name(request)) + "=" + std::string(token) +
            "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + seconds +
            (request.secure ? "; Secure" : "")
    );
}

}  // namespace accounts
