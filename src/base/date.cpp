// Calendar arithmetic over std::chrono's civil calendar.
#include "base/date.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <chrono>

namespace base {

namespace chrono = std::chrono;

constexpr std::int64_t jst_offset_seconds = 9 * 3600;
constexpr std::int64_t day_seconds = 86400;
constexpr std::array month_names{
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr std::array day_names{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

static std::optional<int> digits(std::string_view text);
static std::int64_t floor_div(std::int64_t a, std::int64_t b);

std::optional<Date> Date::from(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1) return {};
    const chrono::year_month_day ymd{
        chrono::year{year}, chrono::month{unsigned(month)}, chrono::day{unsigned(day)}};
    if (!ymd.ok()) return {};
    return Date(std::int32_t(chrono::sys_days{ymd}.time_since_epoch().count()));
}

std::optional<Date> Date::from_iso(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return {};
    return from(*year, *month, *day);
}

YearMonthDay Date::parts() const {
    const chrono::year_month_day ymd{chrono::sys_days{chrono::days{days_}}};
    return {int(ymd.year()), int(unsigned(ymd.month())), int(unsigned(ymd.day()))};
}

Weekday Date::weekday() const {
    return Weekday(chrono::weekday{chrono::sys_days{chrono::days{days_}}}.c_encoding());
}

std::string Date::iso() const {
    const auto [year, month, day] = parts();
    if (year < 0 || year > 9999) return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    std::string text = "0000-00-00";
    const auto put = [&](std::size_t last, int number) {
        for (auto at = last; number > 0; --at, number /= 10)
            text[at] = static_cast<char>('0' + number % 10);
    };
    put(3, year), put(6, month), put(9, day);
    return text;
}

Date Date::plus_months(int months) const {
    const auto [year, month, day] = parts();
    const int total = year * 12 + (month - 1) + months;
    const int new_year = int(floor_div(total, 12));
    const int new_month = total - new_year * 12 + 1;
    return *from(new_year, new_month, std::min(day, days_in_month(new_year, new_month)));
}

int days_in_month(int year, int month) {
    const chrono::year_month_day_last last{
        chrono::year{year}, chrono::month_day_last{chrono::month{unsigned(month)}}};
    return int(unsigned(last.day()));
}

FiscalYear FiscalYear::of(Date date) {
    const auto [year, month, day] = date.parts();
    return {month >= 4 ? year : year - 1};
}

Date FiscalYear::first_day() const {
    return *Date::from(year, 4, 1);
}
Date FiscalYear::last_day() const {
    return *Date::from(year + 1, 3, 31);
}

std::string TimeOfDay::text() const {
    return fmt::format("{}:{:02}", minutes / 60, minutes % 60);
}

Moment Moment::at(Date date, TimeOfDay time) {
    return {date.days_since_epoch() * day_seconds + time.minutes * 60 - jst_offset_seconds};
}

Date Moment::date() const {
    return Date::from_days(std::int32_t(floor_div(seconds + jst_offset_seconds, day_seconds)));
}

TimeOfDay Moment::time() const {
    const auto local = seconds + jst_offset_seconds;
    return {int((local - floor_div(local, day_seconds) * day_seconds) / 60)};
}

std::string Moment::iso() const {
    const auto minutes = time().minutes;
    const auto second = (seconds % 60 + 60) % 60;
    return fmt::format(
        "{}T{:02}:{:02}:{:02}+09:00", date().iso(), minutes / 60, minutes % 60, second
    );
}

std::string Moment::http() const {
    const auto day = Date::from_days(std::int32_t(floor_div(seconds, day_seconds)));
    const auto second = seconds - day.days_since_epoch() * day_seconds;
    const auto [year, month, number] = day.parts();
    return fmt::format(
        "{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT",
        day_names[std::size_t(day.weekday())],
        number,
        month_names[std::size_t(month - 1)],
        year,
        second / 3600,
        second / 60 % 60,
        second % 60
    );
}

// Only the preferred form of RFC 9110 5.6.7; the obsolete forms read as "no date", which is safe.
std::optional<Moment> Moment::from_http(std::string_view text) {
    if (text.size() != 29 || text.substr(25) != " GMT") return {};
    const auto month_text = text.substr(8, 3);
    int month = 0;
    for (std::size_t i = 0; i < month_names.size(); ++i)
        if (month_text == month_names[i]) month = int(i) + 1;
    const auto day = digits(text.substr(5, 2));
    const auto year = digits(text.substr(12, 4));
    const auto hour = digits(text.substr(17, 2));
    const auto minute = digits(text.substr(20, 2));
    const auto second = digits(text.substr(23, 2));
    if (!day || !year || !hour || !minute || !second) return {};
    const auto date = Date::from(*year, month, *day);
    if (!date || *hour > 23 || *minute > 59 || *second > 60) return {};
    return Moment{date->days_since_epoch() * day_seconds + *hour * 3600 + *minute * 60 + *second};
}

static std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return {};
        value = value * 10 + (c - '0');
    }
    return value;
}

static std::int64_t floor_div(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

}  // namespace base
