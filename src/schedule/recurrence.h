// Recurrence (繰り返し): on which days something takes place. A subset of RFC 5545 RRULE, on days
// only. Not the opening hours of a place (hours.h).
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"

namespace schedule {

enum class Frequency : std::uint8_t { Daily, Weekly, Monthly, Yearly };

// BYDAY: every such weekday (0), the nth of the month or year (2), or the nth from its end (-1).
struct NthWeekday {
    int nth = 0;
    base::Weekday weekday{};
    auto operator<=>(const NthWeekday&) const = default;
};

struct Rule {
    Frequency frequency = Frequency::Daily;
    int interval = 1;
    std::optional<int> count{};
    std::optional<base::Date> until{};
    std::vector<NthWeekday> weekdays{};
    std::vector<int> month_days{};  // -1: the last day
    std::vector<int> months{};
    base::Weekday week_start = base::Weekday::Monday;
    bool operator==(const Rule&) const = default;
};

enum class RuleProblem : std::uint8_t {
    NotARule,      // no NAME=VALUE;…
    NoFrequency,   // FREQ is missing or finer than a day
    Unsupported,   // a part that we do not read, for instance BYSETPOS
    BadValue,      // a number out of range, a day that does not exist
    Contradiction  // COUNT and UNTIL, a part twice, ordinals where they mean nothing
};

// "FREQ=MONTHLY;BYDAY=2SA", with or without "RRULE:" before it.
base::Result<Rule, RuleProblem> parse_rule(std::string_view text);
std::string rule_text(const Rule& rule);  // canonical; parse_rule(rule_text(r)) == r

// What takes place: the first day, the rule, days besides (RDATE) and days left out (EXDATE).
struct Recurrence {
    base::Date start{};
    std::optional<Rule> rule{};
    std::vector<base::Date> added{};
    std::vector<base::Date> excluded{};
};

// The days from `from` to `to`, both included, in order and once each. Days for which `closed` says
// yes (closed days of the place) are cancelled; they still count for COUNT. The work is bounded: a
// call looks at most at 40,000 days (109 years) and ends there.
using ClosedOn = std::function<bool(base::Date)>;
std::vector<base::Date> occurrences(
    const Recurrence& recurrence, base::Date from, base::Date to, const ClosedOn& closed = {}
);

// "2026-12-24, 2027-01-01": the form in which EXDATE and RDATE are kept in a column. Nothing when
// one of them is no day.
std::optional<std::vector<base::Date>> parse_days(std::string_view text);
std::string days_text(const std::vector<base::Date>& days);

// The rule in the order in which a person says it (毎月 第2・第4 土曜); the caller has the words.
// Defaults taken from the first day are filled in; `plain` is false when the whole rule cannot be
// said with these parts (different ordinals for different weekdays).
struct Described {
    Frequency frequency = Frequency::Daily;
    int interval = 1;
    std::vector<int> nth{};  // empty: every
    std::vector<base::Weekday> weekdays{};
    std::vector<int> month_days{};
    std::vector<int> months{};
    std::optional<int> count{};
    std::optional<base::Date> until{};
    bool plain = true;
};
Described describe(const Rule& rule, base::Date start);

}  // namespace schedule
