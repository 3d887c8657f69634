// Any text as the column in which hours are kept; and what is asked of hours, at any moment.
#include <cstdint>
#include <cstdlib>

#include "schedule/hours.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    const auto hours = schedule::hours_from_text(text);
    if (schedule::hours_from_text(schedule::hours_to_text(hours)) != hours) std::abort();
    const auto now = base::Moment::at(*base::Date::from(2026, 12, 29), {int(size % 1440)});
    const auto status = schedule::status_at(hours, now);
    if (status.until && *status.until < now) std::abort();
    if (status.opens_next && *status.opens_next <= now) std::abort();
    if (schedule::next_change(hours, now) <= now) std::abort();
    schedule::rows(hours);
    return 0;
}
