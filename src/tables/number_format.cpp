// Number formats (ECMA-376 18.8.30, 18.8.31).
#include "tables/number_format.h"

#include <fmt/format.h>

#include <cmath>

#include "base/date.h"
#include "base/text.h"

namespace tables {

static std::string letters_of(std::string_view code);

// 27–36 and 50–58 are Japanese.
NumberFormat built_in_format(int id) {
    if (id == 46) return NumberFormat::Elapsed;
    if ((id >= 18 && id <= 21) || id == 32 || id == 33 || id == 45 || id == 47)
        return NumberFormat::Time;
    if (id == 22) return NumberFormat::DateTime;
    const bool date = (id >= 14 && id <= 17) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
    return date ? NumberFormat::Date : NumberFormat::Plain;
}

NumberFormat read_number_format(std::string_view code) {
    const auto letters = letters_of(code);
    if (base::contains(letters, "general") || base::contains(letters, "g/"))
        return NumberFormat::Plain;
    if (base::contains(letters, "[h]") || base::contains(letters, "[hh]"))
        return NumberFormat::Elapsed;
    const bool time = letters.find_first_of("hs") != std::string::npos;
    const bool date = letters.find_first_of("ydg") != std::string::npos ||
                      (!time && letters.find('m') != std::string::npos);
    if (date) return time ? NumberFormat::DateTime : NumberFormat::Date;
    return time ? NumberFormat::Time : NumberFormat::Plain;
}

// Of the part for positive numbers, in small letters, without what stands in quotes, after \ _ or
// *, or in brackets ([Red], [$-411]); [h] stays.
static std::string letters_of(std::string_view code) {
    std::string plain;
    bool quoted = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == '"') quoted = !quoted;
        if (quoted || c == '"') continue;
        if (c == ';') break;
        if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const auto end = code.find(']', i);
            if (end == std::string_view::npos) break;
            const auto inside = base::fold(code.substr(i, end - i + 1));
            if (inside == "[h]" || inside == "[hh]") plain += inside;
            i = end;
        } else {
            plain += c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c;
        }
    }
    return plain;
}

// Days since 1899-12-30, or since 1904-01-01; a part of a day is a time.
std::string show_number(double value, NumberFormat format, bool from_1904) {
    constexpr double last_day = 2958465;  // 9999-12-31
    if (format == NumberFormat::Plain || value < 0 || value > last_day)
        return fmt::format("{:.15g}", value);
    const auto all_minutes = std::int64_t(std::llround(value * 1440));
    if (format == NumberFormat::Elapsed) return base::TimeOfDay{int(all_minutes)}.text();
    const auto time = base::TimeOfDay{int(all_minutes % 1440)}.text();
    const auto days = int(all_minutes / 1440);
    if (format == NumberFormat::Time || (format == NumberFormat::DateTime && days == 0))
        return time;
    const auto day = (base::Date::from_days(-25569) + days + (from_1904 ? 1462 : 0)).iso();
    return format == NumberFormat::Date ? day : day + " " + time;
}

}  // namespace tables
