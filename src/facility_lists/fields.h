// The columns that lists of places have, and how cities write their headers.
#pragma once

#include <string_view>
#include <vector>

#include "datasets/datasets.h"

namespace facility_lists {

// Of one standard list: what all lists share, and its own.
std::vector<datasets::Field> fields_of(std::string_view dataset);

// The standard headers, comma-separated; "" when the list has no such generation.
std::string_view first_layout(std::string_view dataset);
std::string_view second_layout(std::string_view dataset);

}  // namespace facility_lists
