// Reads the sentences of a city's text about opening hours into a draft.
#pragma once

#include <string_view>

#include "openings/draft.h"

namespace openings {

// What a text is about: a list of days alone means closed only in Closures.
enum class About : std::uint8_t { Hours, Closures, Notes };

void read_clauses(std::string_view text, About about, HoursDraft& draft);

// The whole text is one list of days, "毎日" and "日・祝を除く" included; false when it is not.
bool read_days_column(std::string_view text, HoursDraft& draft);

}  // namespace openings
