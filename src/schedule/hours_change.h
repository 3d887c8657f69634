// What one effect leaves of one day's hours.
#pragma once

#include "schedule/hours.h"

namespace schedule {

// Until, From and Without cut by each of `by`; Hours replaces; the others change nothing.
Intervals changed(const Intervals& hours, Effect effect, const Intervals& by);

}  // namespace schedule
