// The session's cookie. "__Host-" needs TLS; plain HTTP (a developer's desk) does without.
#pragma once

#include <string_view>

namespace web {
class Request;
struct Response;
}  // namespace web

namespace accounts {

std::string_view session_cookie_name(const web::Request& request);
// An empty token takes the cookie away.
void set_session_cookie(
    const web::Request& request, web::Response& response, std::string_view token
);

}  // namespace accounts
