// Parts of the office door of articles.
#pragma once

#include "html/writer.h"
#include "staff/staff.h"
#include "web/request.h"
#include "web/response.h"

namespace articles {

constexpr staff::May edit{"articles.edit", {staff::Role::Department, staff::Role::Npo}};

web::Response office_page(
    const web::Request& request, std::string_view title_key, html::Safe body, int status = 200
);
web::Response show_history(const web::Request& request, const staff::Officer& who);
web::Response create_restoration(const web::Request& request, const staff::Officer& who);

}  // namespace articles
