// A place for search engines: schema.org as JSON-LD. Not our own API (pages_data.cpp).
#pragma once

#include <string>

#include "facilities/facilities.h"
#include "html/view.h"

namespace facilities {

std::string json_ld(const html::View& view, const Facility& place);

}  // namespace facilities
