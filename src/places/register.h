// What this room says of the register of places (room facilities), without its name before each
// word.
#pragma once

#include "facilities/facilities.h"

namespace places {

using facilities::all_features;
using facilities::all_groups;
using facilities::all_kinds;
using facilities::any_facility;
using facilities::count_by_kind;
using facilities::Facility;
using facilities::Filter;
using facilities::find_by_source_id;
using facilities::find_kind;
using facilities::find_open;
using facilities::list_places;
using facilities::Listing;
using facilities::Place;
using facilities::Position;
using facilities::topic_of;

}  // namespace places
