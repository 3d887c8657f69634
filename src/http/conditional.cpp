// Entity tags, HTTP dates and byte ranges, read strictly.
#include "http/conditional.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/date.h"

namespace http {

static std::optional<std::int64_t> digits(std::string_view text);

constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<std::string_view, 12> months{
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::int64_t day_seconds = 86400;

std::string date_text(std::int64_t seconds) {
    const auto day = base::Date::from_days(static_cast<std::int32_t>(seconds / day_seconds));
    const auto [year, month, number] = day.parts();
    const auto rest = seconds % day_seconds;
    return fmt::format(
        "{}, {:02} {} {} {:02}:{:02}:{:02} GMT",
        weekdays[std::size_t(day.weekday())],
        number,
        months[std::size_t(month - 1)],
        year,
        rest / 3600,
        rest / 60 % 60,
        rest % 60
    );
}

// Reading and writing back must give the same text: nothing loose gets through.
std::optional<std::int64_t> date_from(std::string_view text) {
    if (text.size() != 29) return {};
    const auto month = std::find(months.begin(), months.end(), text.substr(8, 3));
    const auto day = digits(text.substr(5, 2));
    const auto year = digits(text.substr(12, 4));
    const auto hour = digits(text.substr(17, 2));
    const auto minute = digits(text.substr(20, 2));
    const auto second = digits(text.substr(23, 2));
    if (month == months.end() || !day || !year || !hour || !minute || !second) return {};
    const auto date = base::Date::from(
        static_cast<int>(*year),
        static_cast<int>(month - months.begin()) + 1,
        static_cast<int>(*day)
    );
    if (!date || *year < 1970 || *hour > 23 || *minute > 59 || *second > 59) return {};
    const auto seconds =
        date->days_since_epoch() * day_seconds + *hour * 3600 + *minute * 60 + *second;
    return date_text(seconds) == text ? std::optional(seconds) : std::nullopt;
}

bool matches_any(std::string_view if_none_match, std::string_view etag) {
    if (if_none_match == "*") return true;
    const auto strong = [](std::string_view tag) {
        return tag.starts_with("W/") ? tag.substr(2) : tag;
    };
    const auto wanted = strong(etag);
    while (!if_none_match.empty()) {
        if_none_match.remove_prefix(
            std::min(if_none_match.find_first_not_of(" \t,"), if_none_match.size())
        );
        const auto open = if_none_match.find('"');
        if (open > 2) return false;  // none, or something before it that is not W/
        const auto close = if_none_match.find('"', open + 1);
        if (close == std::string_view::npos) return false;
        if (strong(if_none_match.substr(0, close + 1)) == wanted) return true;
        if_none_match.remove_prefix(close + 1);
    }
    return false;
}

bool is_unchanged(
    std::string_view if_none_match,
    std::string_view if_modified_since,
    std::string_view etag,
    std::optional<std::int64_t> modified
) {
    if (!if_none_match.empty()) return matches_any(if_none_match, etag);
    const auto since = date_from(if_modified_since);
    return since && modified && *modified <= *since;
}

Range read_range(std::string_view range, std::int64_t size) {
    constexpr std::string_view unit = "bytes=";
    if (!range.starts_with(unit)) return {};
    range.remove_prefix(unit.size());
    const auto dash = range.find('-');
    if (dash == std::string_view::npos || range.find(',') != std::string_view::npos) return {};
    const auto first = digits(range.substr(0, dash));
    const auto last = digits(range.substr(dash + 1));
    const bool has_first = dash > 0;
    const bool has_last = dash + 1 < range.size();
    if ((has_first && !first) || (has_last && !last) || (!has_first && !has_last)) return {};
    if (!has_first) {  // the last n bytes
        const auto length = std::min(*last, size);
        if (length == 0) return {.kind = Range::Kind::Unsatisfiable};
        return {.kind = Range::Kind::Part, .first = size - length, .length = length};
    }
    if (has_last && *last < *first) return {};
    if (*first >= size) return {.kind = Range::Kind::Unsatisfiable};
    const auto end = has_last ? std::min(*last, size - 1) : size - 1;
    return {.kind = Range::Kind::Part, .first = *first, .length = end - *first + 1};
}

bool may_use_range(
    std::string_view if_range, std::string_view etag, std::optional<std::int64_t> modified
) {
    if (if_range.empty()) return true;
    if (if_range.front() == '"') return if_range == etag;
    const auto date = date_from(if_range);
    return date && modified && *date == *modified;
}

static std::optional<std::int64_t> digits(std::string_view text) {
    if (text.empty() || text.size() > 15) return {};
    std::int64_t number = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return {};
        number = number * 10 + (c - '0');
    }
    return number;
}

}  // namespace http
