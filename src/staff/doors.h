// Parts of the office door that stand in other files.
#pragma once

#include "html/writer.h"
#include "staff/staff.h"
#include "web/request.h"
#include "web/response.h"

namespace staff {

// A page of the office: never cached, never indexed.
web::Response office_page(
    const web::Request& request, std::string_view title_key, html::Safe body, int status = 200
);
void members(Office& office);  // who works here: invite, end

}  // namespace staff
