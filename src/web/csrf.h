// CSRF: a form is accepted only from a page of ours. Two locks: the browser says where the request
// comes from (Sec-Fetch-Site, Origin), and the form repeats the token of the reader's cookie.
#pragma once

#include <string>
#include <string_view>

#include "web/request.h"

namespace web {

// "__Host-csrf" needs TLS; plain HTTP (a developer's desk) uses "csrf".
std::string_view csrf_cookie_name(const Request& request);
std::string new_csrf_token();  // 128 random bits
bool is_from_our_page(const Request& request);

}  // namespace web
