// Distances as people say them: "450m", "1.2km".
#pragma once

#include <string>

#include "html/view.h"

namespace html {

std::string distance_text(const View& view, double metres);

}  // namespace html
