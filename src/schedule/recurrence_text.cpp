// Reading and writing rules and lists of days. Everything that is not understood is refused: a
// rule that is only half obeyed sends families to closed doors.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "schedule/recurrence.h"

namespace schedule {

using base::Date;
using base::Weekday;
using Problem = std::optional<RuleProblem>;

constexpr std::array<std::string_view, 7> weekday_codes{"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
constexpr std::array<std::string_view, 4> frequency_names{"DAILY", "WEEKLY", "MONTHLY", "YEARLY"};
constexpr std::size_t longest_text = 1000;
constexpr std::size_t most_days = 1000;
constexpr int most_interval = 1000;

static Problem read_part(Rule& rule, std::string_view name, std::string_view value);
static Problem read_frequency(Rule& rule, std::string_view value);
static Problem read_until(Rule& rule, std::string_view value);
static Problem read_weekdays(Rule& rule, std::string_view value);
static Problem read_week_start(Rule& rule, std::string_view value);
static Problem read_number(int& into, std::string_view value, int least, int most);
static Problem read_numbers(std::vector<int>& into, std::string_view value, int least, int most);
static Problem contradiction(const Rule& rule);
static std::optional<Date> read_day(std::string_view text);
static std::optional<Weekday> read_weekday(std::string_view code);
static std::string list(const std::vector<int>& numbers);

base::Result<Rule, RuleProblem> parse_rule(std::string_view text) {
    text = base::trim(text);
    if (text.size() > longest_text) return base::refuse(RuleProblem::NotARule);
    if (base::starts_with(text, "RRULE:")) text.remove_prefix(6);
    if (text.empty()) return base::refuse(RuleProblem::NotARule);
    Rule rule;
    std::vector<std::string_view> seen;
    for (const auto part : base::split(text, ';')) {
        const auto equals = part.find('=');
        if (equals == std::string_view::npos) return base::refuse(RuleProblem::NotARule);
        const auto name = part.substr(0, equals);
        if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
            return base::refuse(RuleProblem::Contradiction);
        }
        seen.push_back(name);
        if (const auto problem = read_part(rule, name, part.substr(equals + 1))) {
            return base::refuse(*problem);
        }
    }
    if (std::find(seen.begin(), seen.end(), "FREQ") == seen.end()) {
        return base::refuse(RuleProblem::NoFrequency);
    }
    if (const auto problem = contradiction(rule)) return base::refuse(*problem);
    return rule;
}

std::string rule_text(const Rule& rule) {
    std::string text = fmt::format("FREQ={}", frequency_names[std::size_t(rule.frequency)]);
    if (rule.interval != 1) text += fmt::format(";INTERVAL={}", rule.interval);
    if (rule.count) text += fmt::format(";COUNT={}", *rule.count);
    if (rule.until) text += ";UNTIL=" + base::replace_all(rule.until->iso(), "-", "");
    if (!rule.months.empty()) text += ";BYMONTH=" + list(rule.months);
    if (!rule.month_days.empty()) text += ";BYMONTHDAY=" + list(rule.month_days);
    for (std::size_t i = 0; i < rule.weekdays.size(); ++i) {
        const auto& [nth, weekday] = rule.weekdays[i];
        text += i == 0 ? ";BYDAY=" : ",";
        if (nth != 0) text += std::to_string(nth);
        text += weekday_codes[std::size_t(weekday)];
    }
    if (rule.week_start != Weekday::Monday) {
        text += fmt::format(";WKST={}", weekday_codes[std::size_t(rule.week_start)]);
    }
    return text;
}

std::optional<std::vector<Date>> parse_days(std::string_view text) {
    std::vector<Date> days;
    std::string spaced(text.substr(0, longest_text * 20));
    std::replace_if(
        spaced.begin(), spaced.end(), [](char c) { return c == ';' || c == '\n' || c == '\t'; }, ','
    );
    for (const auto part : base::split(spaced, ',')) {
        if (base::trim(part).empty()) continue;
        const auto day = read_day(base::trim(part));
        if (!day || days.size() == most_days) return {};
        days.push_back(*day);
    }
    std::sort(days.begin(), days.end());
    days.erase(std::unique(days.begin(), days.end()), days.end());
    return days;
}

std::string days_text(const std::vector<Date>& days) {
    std::vector<std::string> parts;
    parts.reserve(days.size());
    for (const auto day : days)
        parts.push_back(day.iso());
    return base::join(parts, ", ");
}

Problem read_part(Rule& rule, std::string_view name, std::string_view value) {
    if (name == "FREQ") return read_frequency(rule, value);
    if (name == "INTERVAL") return read_number(rule.interval, value, 1, most_interval);
    if (name == "COUNT") return read_number(rule.count.emplace(), value, 1, 10'000);
    if (name == "UNTIL") return read_until(rule, value);
    if (name == "BYDAY") return read_weekdays(rule, value);
    if (name == "BYMONTHDAY") return read_numbers(rule.month_days, value, -31, 31);
    if (name == "BYMONTH") return read_numbers(rule.months, value, 1, 12);
    if (name == "WKST") return read_week_start(rule, value);
    return RuleProblem::Unsupported;
}

Problem read_frequency(Rule& rule, std::string_view value) {
    const auto found = std::find(frequency_names.begin(), frequency_names.end(), value);
    if (found == frequency_names.end()) return RuleProblem::NoFrequency;
    rule.frequency = Frequency(found - frequency_names.begin());
    return {};
}

// A moment ("20261231T145959Z") ends the rule on its day in Japan.
Problem read_until(Rule& rule, std::string_view value) {
    const auto day = read_day(value.substr(0, 8));
    if (!day) return RuleProblem::BadValue;
    rule.until = *day;
    if (value.size() == 8) return {};
    const bool utc = value.size() == 16 && value.back() == 'Z';
    if ((!utc && value.size() != 15) || value[8] != 'T') return RuleProblem::BadValue;
    const auto clock = base::to_integer(value.substr(9, 6));
    if (!clock || *clock < 0 || *clock > 235959) return RuleProblem::BadValue;
    if (utc && *clock >= 150000) rule.until = *day + 1;
    return {};
}

Problem read_weekdays(Rule& rule, std::string_view value) {
    for (const auto part : base::split(value, ',')) {
        if (part.size() < 2) return RuleProblem::BadValue;
        const auto weekday = read_weekday(part.substr(part.size() - 2));
        auto ordinal = part.substr(0, part.size() - 2);
        if (!weekday) return RuleProblem::BadValue;
        NthWeekday wanted{0, *weekday};
        if (!ordinal.empty()) {
            if (ordinal[0] == '+') ordinal.remove_prefix(1);
            if (const auto problem = read_number(wanted.nth, ordinal, -53, 53)) return problem;
            if (wanted.nth == 0) return RuleProblem::BadValue;
        }
        if (std::find(rule.weekdays.begin(), rule.weekdays.end(), wanted) == rule.weekdays.end()) {
            rule.weekdays.push_back(wanted);
        }
    }
    return {};
}

Problem read_week_start(Rule& rule, std::string_view value) {
    const auto weekday = read_weekday(value);
    if (!weekday) return RuleProblem::BadValue;
    rule.week_start = *weekday;
    return {};
}

Problem read_number(int& into, std::string_view value, int least, int most) {
    const auto number = base::to_integer(value);
    if (!number || *number < least || *number > most) return RuleProblem::BadValue;
    into = int(*number);
    return {};
}

Problem read_numbers(std::vector<int>& into, std::string_view value, int least, int most) {
    for (const auto part : base::split(value, ',')) {
        int number = 0;
        if (const auto problem = read_number(number, part, least, most)) return problem;
        if (number == 0) return RuleProblem::BadValue;
        if (std::find(into.begin(), into.end(), number) == into.end()) into.push_back(number);
    }
    std::sort(into.begin(), into.end());
    return {};
}

// RFC 5545 3.3.10: combinations that have no meaning.
Problem contradiction(const Rule& rule) {
    if (rule.count && rule.until) return RuleProblem::Contradiction;
    if (rule.frequency == Frequency::Weekly && !rule.month_days.empty()) {
        return RuleProblem::Contradiction;
    }
    for (const auto& [nth, weekday] : rule.weekdays) {
        if (nth == 0) continue;
        const bool in_year = rule.frequency == Frequency::Yearly && rule.months.empty();
        if (rule.frequency < Frequency::Monthly) return RuleProblem::Contradiction;
        if (!in_year && (nth < -5 || nth > 5)) return RuleProblem::BadValue;
    }
    return {};
}

std::optional<Date> read_day(std::string_view text) {
    if (text.size() != 8) return Date::from_iso(text);
    return Date::from_iso(
        fmt::format("{}-{}-{}", text.substr(0, 4), text.substr(4, 2), text.substr(6, 2))
    );
}

std::optional<Weekday> read_weekday(std::string_view code) {
    const auto found = std::find(weekday_codes.begin(), weekday_codes.end(), code);
    if (found == weekday_codes.end()) return {};
    return Weekday(found - weekday_codes.begin());
}

std::string list(const std::vector<int>& numbers) {
    return fmt::format("{}", fmt::join(numbers, ","));
}

}  // namespace schedule
