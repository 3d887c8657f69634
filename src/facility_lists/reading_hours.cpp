// Hours of a place from the columns and remarks of a file.
#include <unordered_map>

#include "base/text.h"
#include "facility_lists/reading.h"
#include "openings/openings.h"
#include "tables/loose.h"

namespace facility_lists {

using datasets::Row;

static schedule::Hours parsed(const openings::HoursText& text);
static std::optional<schedule::YearDay> year_day(std::string_view text);

schedule::Hours read_hours(const Row& row, const city::City& city) {
    openings::HoursText text{
        .days = row.text("days"),
        .opens = row.text("opens"),
        .closes = row.text("closes"),
        .note = row.text("hours_note"),
        .text = row.text("hours_text"),
        .closed = row.text("closed_days")};
    if (tables::read_yes(row.text("all_day")).value_or(false)) text.text = "24時間";
    if (!city.closures.empty()) {
        text.year_end_from = year_day(city.closures.front().from).value_or(text.year_end_from);
        text.year_end_to = year_day(city.closures.front().to).value_or(text.year_end_to);
    }
    return parsed(text);
}

// A city writes the same hours for many places: what was read a moment ago is not read again.
static schedule::Hours parsed(const openings::HoursText& text) {
    constexpr std::size_t most_remembered = 1000;
    thread_local std::unordered_map<std::string, schedule::Hours> remembered;
    std::string key;
    for (const auto part : {text.days, text.opens, text.closes, text.note, text.text, text.closed})
        (key += part) += '\x1f';
    for (const auto& day : {text.year_end_from, text.year_end_to})
        (key += char(day.month)) += char(day.day);
    if (remembered.size() > most_remembered) remembered.clear();
    const auto [known, fresh] = remembered.try_emplace(std::move(key));
    if (fresh) known->second = openings::parse_hours(text);
    return known->second;
}

// "12-29"
static std::optional<schedule::YearDay> year_day(std::string_view text) {
    const auto parts = base::split(text, '-');
    if (parts.size() != 2) return {};
    const auto month = base::to_integer(parts[0]);
    const auto day = base::to_integer(parts[1]);
    if (!month || !day) return {};
    return schedule::YearDay{int(*month), int(*day)};
}

}  // namespace facility_lists
