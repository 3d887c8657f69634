// Any text as a recurrence rule: read, written again, expanded; bounded work, no surprise.
#include <cstdint>
#include <cstdlib>

#include "schedule/recurrence.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    schedule::parse_days(text);
    const auto rule = schedule::parse_rule(text);
    if (!rule) return 0;
    if (schedule::parse_rule(schedule::rule_text(*rule)) != rule) std::abort();
    const auto start = *base::Date::from(2026, 1, 31);
    const schedule::Recurrence recurrence{start, *rule, {}, {}};
    for (const auto day : schedule::occurrences(recurrence, start - 400, start + 4000)) {
        if (day < start) std::abort();
    }
    schedule::describe(*rule, start);
    return 0;
}
