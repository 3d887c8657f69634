// A place for search engines: schema.org as JSON-LD. Not our own API (pages_data.cpp).
#pragma once

#include <string>

#include "html/view.h"
#include "places/register.h"

namespace places {

std::string json_ld(const html::View& view, const Facility& place);

}  // namespace places
