// Closed days by the place's own hours.
#include "facilities/facilities.h"

namespace facilities {

bool ClosedDays::contains(std::string_view source_id, base::Date day) {
    auto known = known_.find(source_id);
    if (known == known_.end()) {
        const auto facility = find_by_source_id(tx_, source_id);
        const auto hours = facility ? facility->hours : schedule::Hours();
        known = known_.emplace(std::string(source_id), hours).first;
    }
    return schedule::closed_on(known->second, day);
}

}  // namespace facilities
