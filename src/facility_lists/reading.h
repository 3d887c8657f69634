// From a row of a city's file to a Facility, and back to the cells of a file.
#pragma once

#include <string_view>

#include "base/result.h"
#include "datasets/datasets.h"
#include "facilities/facilities.h"

namespace facility_lists {

using facilities::Facility;

// One standard list of places.
struct List {
    std::string_view dataset;  // "preschool"
    std::string_view kind;     // of a row whose words say nothing
    bool by_words = false;     // its rows are of many kinds: 種別, 備考 and 名称 tell
};

base::Result<Facility, datasets::Rejection> read_facility(
    const List& list, const datasets::Row& row, const datasets::Run& run
);

// What a row of ours looks like in a file: by field name. Read back, it gives the same place.
datasets::Fields cells_of(const Facility& facility, const city::City& city);

// 有/無 columns, lists of equipment and remarks → features, sorted (reading_features.cpp).
std::vector<std::string> read_features(const datasets::Row& row, const Facility& facility);
// Days, times and remarks, in the many ways of cities (reading_hours.cpp).
schedule::Hours read_hours(const datasets::Row& row, const city::City& city);

}  // namespace facility_lists
