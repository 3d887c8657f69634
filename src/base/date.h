// Day, moment and time of day as Japan counts them (JST, UTC+9, no summer time).
// Moment is not a Date: the Date of a Moment depends on the zone, which here is always JST.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

enum class Weekday : std::uint8_t {
    Sunday,
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday
};

struct YearMonthDay {
    int year;
    int month;
    int day;
};

// One calendar day. Stored in databases as ISO text "2026-11-24".
class Date {
  public:
    constexpr Date() = default;
    static constexpr Date from_days(std::int32_t days) { return Date(days); }
    // Nothing when there is no such day (31 April).
    static std::optional<Date> from(int year, int month, int day);
    // Strict "YYYY-MM-DD"; loose Japanese writing is read by tables/loose.h.
    static std::optional<Date> from_iso(std::string_view text);

    constexpr std::int32_t days_since_epoch() const { return days_; }
    YearMonthDay parts() const;
    int year() const { return parts().year; }
    int month() const { return parts().month; }
    int day() const { return parts().day; }
    Weekday weekday() const;
    std::string iso() const;
    // The same day n months later, or the last day of that month (31 January + 1 → 28 February).
    Date plus_months(int months) const;

    constexpr Date operator+(int days) const { return Date(days_ + days); }
    constexpr Date operator-(int days) const { return Date(days_ - days); }
    constexpr int operator-(Date other) const { return days_ - other.days_; }
    auto operator<=>(const Date&) const = default;

  private:
    constexpr explicit Date(std::int32_t days) : days_(days) {}
    std::int32_t days_ = 0;  // since 1970-01-01
};

int days_in_month(int year, int month);

// 年度: 1 April to 31 March, named after its first year.
struct FiscalYear {
    int year;
    static FiscalYear of(Date date);
    Date first_day() const;
    Date last_day() const;
    auto operator<=>(const FiscalYear&) const = default;
};

// Minutes since midnight; may exceed 24:00 for hours that run past midnight (翌2:00 = 26:00).
struct TimeOfDay {
    int minutes = 0;
    static constexpr TimeOfDay at(int hour, int minute = 0) { return {hour * 60 + minute}; }
    std::string text() const;  // "9:00"
    auto operator<=>(const TimeOfDay&) const = default;
};

// One instant, to the second. Stored in databases as seconds since 1970-01-01T00:00:00Z.
struct Moment {
    std::int64_t seconds = 0;
    static Moment at(Date date, TimeOfDay time);  // JST
    Date date() const;                            // JST
    TimeOfDay time() const;                       // JST
    std::string iso() const;                      // "2026-11-24T06:11:46+09:00"
    std::string http() const;                     // "Tue, 24 Nov 2026 06:11:46 GMT"
    static std::optional<Moment> from_http(std::string_view text);
    Moment operator+(std::int64_t s) const { return {seconds + s}; }
    Moment operator-(std::int64_t s) const { return {seconds - s}; }
    auto operator<=>(const Moment&) const = default;
};

// 月齢: completed months. Under Japanese law an age is reached at the end of the day before the
// birthday (年齢計算ニ関スル法律); this is the plain count that parents use in conversation.
struct MonthsOld {
    int months = 0;
    auto operator<=>(const MonthsOld&) const = default;
};

// An inclusive range of ages in completed months. Pregnancy counts from -10 to -1.
struct AgeRange {
    int from = -10;
    int to = 12 * 18;
    bool contains(MonthsOld age) const { return from <= age.months && age.months <= to; }
    auto operator<=>(const AgeRange&) const = default;
};

}  // namespace base
