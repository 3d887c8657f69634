// A place for machines: one record of the API, one feature of the GeoJSON. Every record says whose
// it is, under which licence and when it was checked.
#pragma once

#include <boost/json/object.hpp>
#include <string_view>

#include "places/register.h"
#include "web/request.h"

namespace places {

std::string_view icon_of(std::string_view kind);
boost::json::object record(const web::Request& request, const Place& place);
boost::json::object record(const web::Request& request, const Facility& place);
// {"type":"Feature",…}, written as text: thousands of them are asked for at once.
void write_feature(std::string& out, const html::View& view, const Place& place);

}  // namespace places
