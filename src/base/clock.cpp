// The one place that reads the wall clock.
#include "base/clock.h"

#include <chrono>

namespace base {

Moment SystemClock::now() const {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::seconds>(since).count()};
}

}  // namespace base
