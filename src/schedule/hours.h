// Hours (利用できる曜日と時間): when a place is open, as far as its city says so. What was not said
// or not understood stays unknown. Not the days on which an event takes place (recurrence.h).
// Reading what cities write is the room openings.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "schedule/holidays.h"

namespace schedule {

struct Interval {
    base::TimeOfDay from{}, to{};  // `to` may be after 24:00 (翌2:00 = 26:00)
    auto operator<=>(const Interval&) const = default;
};
using Intervals = std::vector<Interval>;    // in order; empty: closed
using DayHours = std::optional<Intervals>;  // nothing: not known

// A day of any year: 12/29.
struct YearDay {
    int month = 0, day = 0;
    auto operator<=>(const YearDay&) const = default;
};

enum class Relative : std::uint8_t { None, DayAfterHoliday, DayBeforeHoliday, LastOfMonth };
// 月曜が祝日の場合は…: as usual (closed); open; open and closed on the next day or 平日 instead.
enum class IfHoliday : std::uint8_t { AsUsual, Open, NextDay, NextWeekday };
enum class Effect : std::uint8_t { Closed, Hours, Until, From, Without, Unknown };

// A rule for some days. All parts that are set must hold; later exceptions win over earlier ones.
struct Exception {
    std::uint8_t weekdays = 0;                  // bit 0 Sunday … bit 6 Saturday
    std::uint8_t nth = 0;                       // bit 1 第1 … bit 5 第5, bit 6 the last
    std::optional<YearDay> from{}, to{};        // every year, both included; may pass New Year
    std::optional<base::Date> first{}, last{};  // once, both included
    Relative relative = Relative::None;
    IfHoliday if_holiday = IfHoliday::AsUsual;  // for Closed on weekdays
    Effect effect = Effect::Closed;
    Intervals hours{};  // Hours: these; Until: to of the first; From: from of it; Without: not then
    bool operator==(const Exception&) const = default;
};

enum class OnHolidays : std::uint8_t { Unknown, AsWeekday, Closed, Own };

struct Hours {
    std::array<DayHours, 7> week{};  // by base::Weekday
    OnHolidays on_holidays = OnHolidays::Unknown;
    Intervals holiday{};  // when on_holidays is Own
    std::vector<Exception> exceptions{};
    bool every_day = false;  // 年中無休: year's end is no exception
    bool unsure = false;     // the note says something about opening that was not understood
    std::string note{};      // verbatim, all that the city wrote beside days and times
    bool known() const;      // something is known about at least one weekday
    bool operator==(const Hours&) const = default;
};

// The hours of one day with everything considered. 29 December to 3 January are not known unless
// the city said something about them.
DayHours hours_on(const Hours& hours, base::Date day, const Holidays& holidays = {});

// Certainly closed the whole day: events there are cancelled (Recurrence, `closed`).
bool closed_on(const Hours& hours, base::Date day, const Holidays& holidays = {});

struct Status {
    enum class Kind : std::uint8_t { Open, Closed, Unknown };
    Kind kind = Kind::Unknown;
    bool sure = true;                           // false: tell people to read the note
    std::optional<base::Moment> until{};        // open: closes then; nothing: stays open for days
    std::optional<base::Moment> opens_next{};   // closed: the next opening, if it is certain
    std::optional<std::string_view> holiday{};  // the name of today's holiday
};

Status status_at(const Hours& hours, base::Moment now, const Holidays& holidays = {});
bool open_at(const Hours& hours, base::Moment now, const Holidays& holidays = {});
// When status_at may say something else: the next opening, closing or midnight.
base::Moment next_change(const Hours& hours, base::Moment now, const Holidays& holidays = {});

// For a table: days with the same hours together, Monday first. The caller has the words.
struct HoursRow {
    std::vector<base::Weekday> weekdays{};
    bool holidays = false;  // 祝日 are in this row, too
    DayHours hours{};
};
std::vector<HoursRow> rows(const Hours& hours);

// For a column of a database. Nothing understood of a broken text leaves everything unknown.
std::string hours_to_text(const Hours& hours);
Hours hours_from_text(std::string_view text);

}  // namespace schedule
