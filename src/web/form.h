// Form: the body of a POST, urlencoded or multipart/form-data, into Fields and Uploads.
#pragma once

#include <string>
#include <string_view>

#include "web/request.h"

namespace web {

// False when the body is not what its type says; the caller answers 400. Other types (JSON) give
// one field named "" with the whole body.
bool read_form(std::string_view content_type, std::string body, Request& request);

}  // namespace web
