// Any text in every column about opening hours. The reading keeps all words and survives its
// column.
#include <array>
#include <cstdint>
#include <cstdlib>

#include "base/text.h"
#include "openings/openings.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    std::array<std::string_view, 6> columns{};
    const auto parts = base::split(text, '|');
    for (std::size_t i = 0; i < columns.size() && i < parts.size(); ++i)
        columns[i] = parts[i];
    const auto hours = openings::parse_hours(
        {.days = columns[0],
         .opens = columns[1],
         .closes = columns[2],
         .note = columns[3],
         .text = columns[4],
         .closed = columns[5]}
    );
    if (schedule::hours_from_text(schedule::hours_to_text(hours)) != hours) std::abort();
    for (const auto& day : hours.week) {
        base::TimeOfDay last{-1};
        for (const auto& [from, to] : day.value_or(schedule::Intervals{})) {
            if (from < last || to <= from) std::abort();
            last = to;
        }
    }
    return 0;
}
