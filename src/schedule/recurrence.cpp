// Expanding and describing a rule. Every day is asked whether the rule holds on it: simpler than
// stepping through periods, and bounded by the number of days looked at.
#include "schedule/recurrence.h"

#include <algorithm>

namespace schedule {

using base::Date;
using base::Weekday;

constexpr int longest_look_days = 40'000;

static Rule with_defaults(Rule rule, Date start);
static std::vector<Date> expand(const Rule& rule, Date start, Date from, Date to);
static bool in_period(const Rule& rule, Date start, Date day);
static bool holds_on(const Rule& rule, Date day);
static bool is_nth(const Rule& rule, const NthWeekday& wanted, Date day);

template <class Value>
static bool has(const std::vector<Value>& values, Value value) {
    return std::find(values.begin(), values.end(), value) != values.end();
}

std::vector<Date> occurrences(
    const Recurrence& recurrence, Date from, Date to, const ClosedOn& closed
) {
    std::vector<Date> days;
    if (recurrence.rule) {
        days =
            expand(with_defaults(*recurrence.rule, recurrence.start), recurrence.start, from, to);
    } else {
        days.push_back(recurrence.start);
    }
    days.insert(days.end(), recurrence.added.begin(), recurrence.added.end());
    std::erase_if(days, [&](Date day) {
        return day < from || to < day || has(recurrence.excluded, day) || (closed && closed(day));
    });
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

Described describe(const Rule& given, Date start) {
    const Rule rule = with_defaults(given, start);
    Described result{
        rule.frequency,
        rule.interval,
        {},
        {},
        rule.month_days,
        rule.months,
        rule.count,
        rule.until,
        true};
    for (const auto& [nth, weekday] : rule.weekdays) {
        if (nth != 0 && !has(result.nth, nth)) result.nth.push_back(nth);
        if (!has(result.weekdays, weekday)) result.weekdays.push_back(weekday);
    }
    const bool sunday_last = rule.week_start == Weekday::Monday;
    const auto place = [&](Weekday day) { return (int(day) + (sunday_last ? 6 : 0)) % 7; };
    std::sort(result.weekdays.begin(), result.weekdays.end(), [&](Weekday a, Weekday b) {
        return place(a) < place(b);
    });
    // "第1・第3 土曜" can be said; "第1土曜と第3日曜" cannot be said with two lists.
    const auto pairs = std::max<std::size_t>(1, result.nth.size()) * result.weekdays.size();
    result.plain =
        pairs == rule.weekdays.size() && (rule.weekdays.empty() || rule.month_days.empty());
    return result;
}

// RFC 5545 3.3.10: what the rule does not say is taken from the first day.
Rule with_defaults(Rule rule, Date start) {
    if (!rule.weekdays.empty() || !rule.month_days.empty()) return rule;
    switch (rule.frequency) {
        case Frequency::Daily:
            break;
        case Frequency::Weekly:
            rule.weekdays = {{0, start.weekday()}};
            break;
        case Frequency::Yearly:
            if (rule.months.empty()) rule.months = {start.month()};
            [[fallthrough]];
        case Frequency::Monthly:
            rule.month_days = {start.day()};
            break;
    }
    return rule;
}

// Days of the rule alone. COUNT has to be counted from the first day on.
std::vector<Date> expand(const Rule& rule, Date start, Date from, Date to) {
    std::vector<Date> days;
    Date day = rule.count ? start : std::max(start, from);
    const Date last = std::min({to, rule.until.value_or(to), day + longest_look_days});
    int counted = 0;
    for (; day <= last && (!rule.count || counted < *rule.count); day = day + 1) {
        if (!in_period(rule, start, day) || !holds_on(rule, day)) continue;
        ++counted;
        if (from <= day) days.push_back(day);
    }
    return days;
}

bool in_period(const Rule& rule, Date start, Date day) {
    if (rule.interval == 1) return true;
    const auto week = [&](Date d) { return d - (int(d.weekday()) - int(rule.week_start) + 7) % 7; };
    const auto month = [](Date d) { return d.year() * 12 + d.month(); };
    switch (rule.frequency) {
        case Frequency::Daily:
            return (day - start) % rule.interval == 0;
        case Frequency::Weekly:
            return (week(day) - week(start)) / 7 % rule.interval == 0;
        case Frequency::Monthly:
            return (month(day) - month(start)) % rule.interval == 0;
        case Frequency::Yearly:
            return (day.year() - start.year()) % rule.interval == 0;
    }
    return false;
}

bool holds_on(const Rule& rule, Date date) {
    const auto [year, month, day] = date.parts();
    if (!rule.months.empty() && !has(rule.months, month)) return false;
    if (!rule.month_days.empty() && !has(rule.month_days, day) &&
        !has(rule.month_days, day - base::days_in_month(year, month) - 1)) {
        return false;
    }
    return rule.weekdays.empty() ||
           std::any_of(rule.weekdays.begin(), rule.weekdays.end(), [&](const auto& wanted) {
               return is_nth(rule, wanted, date);
           });
}

bool is_nth(const Rule& rule, const NthWeekday& wanted, Date date) {
    if (wanted.weekday != date.weekday()) return false;
    if (wanted.nth == 0) return true;
    const auto [year, month, day] = date.parts();
    const bool in_year = rule.frequency == Frequency::Yearly && rule.months.empty();
    const Date first = in_year ? *Date::from(year, 1, 1) : *Date::from(year, month, 1);
    const Date last = in_year ? *Date::from(year, 12, 31)
                              : *Date::from(year, month, base::days_in_month(year, month));
    return wanted.nth > 0 ? (date - first) / 7 + 1 == wanted.nth
                          : -((last - date) / 7 + 1) == wanted.nth;
}

}  // namespace schedule
