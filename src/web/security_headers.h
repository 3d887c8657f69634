// Security headers: what every answer says to the browser about what it may do with it.
#pragma once

#include <string>
#include <string_view>

#include "city/city.h"

namespace web {

// "Name: value\r\n…" for every answer; without the policy and without HSTS.
std::string_view security_headers();
std::string_view content_policy();  // Content-Security-Policy of a page without a map
std::string map_policy(const city::Map& map);
inline constexpr std::string_view strict_transport = "max-age=31536000; includeSubDomains";

}  // namespace web
