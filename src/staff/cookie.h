// The office session's cookie: not the one of readers.
#pragma once

#include <optional>
#include <string_view>

#include "staff/staff.h"

namespace staff {

std::string_view cookie_name(const web::Request& request);
void set_cookie(const web::Request& request, web::Response& response, std::string_view token);
std::optional<Officer> find_officer(const web::Request& request);

}  // namespace staff
