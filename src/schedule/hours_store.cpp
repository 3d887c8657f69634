// Hours as one column of a database: a first line for machines, the city's own words after it.
//   h1;mon…(Sunday first, '/' between days);holidays;flags;exception;exception\nnote
#include <fmt/format.h>

#include "base/text.h"
#include "schedule/hours.h"

namespace schedule {

using base::Date;

constexpr std::string_view version = "h1";
constexpr int longest_minutes = 48 * 60;
constexpr std::size_t most_intervals = 20;
constexpr std::size_t most_exceptions = 200;

static std::string write(const DayHours& day);
static std::string write(const Exception& exception);
static bool read(std::string_view line, Hours& hours);
static bool read(std::string_view text, DayHours& day);
static bool read(std::string_view text, Exception& exception);
static bool read(std::string_view text, std::optional<YearDay>& day);
static bool read(std::string_view text, std::optional<Date>& day);
template <class Number>
static bool read_number(std::string_view text, Number& number, int most);

std::string hours_to_text(const Hours& hours) {
    std::string text(version);
    for (std::size_t i = 0; i < 7; ++i)
        text += (i == 0 ? ";" : "/") + write(hours.week[i]);
    text += fmt::format(";{}{}", int(hours.on_holidays), write(hours.holiday));
    text += ';';
    if (hours.every_day) text += 'e';
    if (hours.unsure) text += 'u';
    for (const auto& exception : hours.exceptions)
        text += ";" + write(exception);
    if (!hours.note.empty()) text += "\n" + hours.note;
    return text;
}

Hours hours_from_text(std::string_view text) {
    Hours hours;
    const auto end = text.find('\n');
    if (!read(text.substr(0, end), hours)) hours = {};
    if (end != std::string_view::npos) hours.note = text.substr(end + 1);
    return hours;
}

std::string write(const DayHours& day) {
    if (!day) return "?";
    std::string text;
    for (const auto& [from, to] : *day) {
        text += fmt::format("{}{}-{}", text.empty() ? "" : "+", from.minutes, to.minutes);
    }
    return text;
}

std::string write(const Exception& exception) {
    const auto year_day = [](const std::optional<YearDay>& day) {
        return day ? fmt::format("{:02}{:02}", day->month, day->day) : std::string();
    };
    const auto date = [](const std::optional<Date>& day) { return day ? day->iso() : ""; };
    return fmt::format(
        "{},{},{},{},{},{},{},{},{},{}",
        exception.weekdays,
        exception.nth,
        year_day(exception.from),
        year_day(exception.to),
        date(exception.first),
        date(exception.last),
        int(exception.relative),
        int(exception.if_holiday),
        int(exception.effect),
        write(exception.hours)
    );
}

bool read(std::string_view line, Hours& hours) {
    const auto parts = base::split(line, ';');
    if (parts.size() < 4 || parts.size() > most_exceptions || parts[0] != version) return false;
    const auto days = base::split(parts[1], '/');
    if (days.size() != 7 || parts[2].empty()) return false;
    for (std::size_t i = 0; i < 7; ++i) {
        if (!read(days[i], hours.week[i])) return false;
    }
    int on_holidays = 0;
    DayHours holiday;
    if (!read_number(parts[2].substr(0, 1), on_holidays, 3)) return false;
    if (!read(parts[2].substr(1), holiday) || !holiday) return false;
    hours.on_holidays = OnHolidays(on_holidays);
    hours.holiday = *holiday;
    hours.every_day = base::contains(parts[3], "e");
    hours.unsure = base::contains(parts[3], "u");
    for (std::size_t i = 4; i < parts.size(); ++i) {
        if (!read(parts[i], hours.exceptions.emplace_back())) return false;
    }
    return true;
}

bool read(std::string_view text, DayHours& day) {
    if (text == "?") return true;
    day.emplace();
    if (text.empty()) return true;
    for (const auto part : base::split(text, '+')) {
        const auto ends = base::split(part, '-');
        Interval interval;
        if (ends.size() != 2 || day->size() == most_intervals ||
            !read_number(ends[0], interval.from.minutes, longest_minutes) ||
            !read_number(ends[1], interval.to.minutes, longest_minutes)) {
            return false;
        }
        day->push_back(interval);
    }
    return true;
}

bool read(std::string_view text, Exception& exception) {
    const auto parts = base::split(text, ',');
    if (parts.size() != 10) return false;
    int relative = 0, if_holiday = 0, effect = 0;
    DayHours hours;
    const bool good = read_number(parts[0], exception.weekdays, 127) &&
                      read_number(parts[1], exception.nth, 127) && read(parts[2], exception.from) &&
                      read(parts[3], exception.to) && read(parts[4], exception.first) &&
                      read(parts[5], exception.last) && read_number(parts[6], relative, 3) &&
                      read_number(parts[7], if_holiday, 3) && read_number(parts[8], effect, 5) &&
                      read(parts[9], hours) && hours;
    if (!good) return false;
    exception.relative = Relative(relative);
    exception.if_holiday = IfHoliday(if_holiday);
    exception.effect = Effect(effect);
    exception.hours = *hours;
    return true;
}

bool read(std::string_view text, std::optional<YearDay>& day) {
    if (text.empty()) return true;
    int number = 0;
    if (!read_number(text, number, 1231)) return false;
    day = {number / 100, number % 100};
    return Date::from(2000, day->month, day->day).has_value();
}

bool read(std::string_view text, std::optional<Date>& day) {
    if (text.empty()) return true;
    day = Date::from_iso(text);
    return day.has_value();
}

template <class Number>
bool read_number(std::string_view text, Number& number, int most) {
    const auto value = base::to_integer(text);
    if (!value || *value < 0 || *value > most) return false;
    number = Number(*value);
    return true;
}

}  // namespace schedule
