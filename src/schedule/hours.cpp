// Asking hours: one day, one moment. Built from the day's own rules, then from dates, then from the
// weekdays; what is not said is not known.
#include "schedule/hours.h"

#include <algorithm>

#include "schedule/hours_change.h"

namespace schedule {

using base::Date;
using base::Moment;
using base::TimeOfDay;
using base::Weekday;

constexpr int day_minutes = 24 * 60;
constexpr int last_nth = 1 << 6;
constexpr int days_ahead = 15;  // how far the next opening is looked for

static DayHours ordinary(const Hours& hours, Date day, const Holidays& holidays);
static DayHours when_forced_open(const Hours& hours);
static DayHours applied(const Exception& exception, DayHours ordinary);
static Intervals cut(const Intervals& hours, Effect effect, const Interval& limit);
static bool is_for(const Exception& exception, Date day, const Holidays& holidays);
static bool has_date(const Exception& exception);
static bool within(const Exception& exception, Date day);
static bool moved_to(const Exception& exception, Date day, const Holidays& holidays);
static bool is_weekday(const Exception& exception, Date day);
static bool free_day(Date day, const Holidays& holidays);
static bool year_end_said(const Hours& hours);
static bool is_year_end(Date day);
static std::optional<Moment> end_of(const Hours&, Moment now, const Holidays&);
static std::optional<Moment> next_opening(const Hours&, Moment now, const Holidays&);

bool Hours::known() const {
    return std::any_of(week.begin(), week.end(), [](const auto& day) { return day.has_value(); });
}

DayHours hours_on(const Hours& hours, Date day, const Holidays& holidays) {
    DayHours result = ordinary(hours, day, holidays);
    for (const auto& exception : hours.exceptions) {
        if (!has_date(exception) || !is_for(exception, day, holidays)) continue;
        result = applied(exception, result);
    }
    const bool open = !result || !result->empty();
    if (open && is_year_end(day) && !year_end_said(hours)) return {};
    return result;
}

bool closed_on(const Hours& hours, Date day, const Holidays& holidays) {
    const auto intervals = hours_on(hours, day, holidays);
    return intervals && intervals->empty();
}

// Weekday, holiday, the nth weekdays and moved closing days; no dates.
DayHours ordinary(const Hours& hours, Date day, const Holidays& holidays) {
    DayHours result = hours.week[std::size_t(day.weekday())];
    if (holidays.contains(day)) {
        switch (hours.on_holidays) {
            case OnHolidays::Unknown:
                result.reset();
                break;
            case OnHolidays::AsWeekday:
                break;
            case OnHolidays::Closed:
                result = Intervals{};
                break;
            case OnHolidays::Own:
                result = hours.holiday;
                break;
        }
    }
    for (const auto& exception : hours.exceptions) {
        if (has_date(exception)) continue;
        const bool moves = exception.if_holiday != IfHoliday::AsUsual;
        if (moves && is_for(exception, day, holidays) && holidays.contains(day)) {
            if (!result || result->empty()) result = when_forced_open(hours);
        } else if (is_for(exception, day, holidays)) {
            result = applied(exception, result);
        } else if (moves && moved_to(exception, day, holidays)) {
            result = Intervals{};
        }
    }
    return result;
}

// A closing day on a holiday is open: with the holiday's hours, or with those that all days share.
DayHours when_forced_open(const Hours& hours) {
    if (hours.on_holidays == OnHolidays::Own) return hours.holiday;
    DayHours shared;
    for (const auto& day : hours.week) {
        if (!day || day->empty()) continue;
        if (shared && *shared != *day) return {};
        shared = day;
    }
    return shared;
}

DayHours applied(const Exception& exception, DayHours ordinary) {
    switch (exception.effect) {
        case Effect::Closed:
            return Intervals{};
        case Effect::Unknown:
            return {};
        case Effect::Hours:
            // A season's or a day's hours do not open what is closed on that weekday anyway.
            if (has_date(exception) && ordinary && ordinary->empty()) return ordinary;
            return exception.hours;
        case Effect::Until:
        case Effect::From:
        case Effect::Without:
            break;
    }
    if (!ordinary) return {};
    return changed(*ordinary, exception.effect, exception.hours);
}

Intervals changed(const Intervals& hours, Effect effect, const Intervals& by) {
    if (effect == Effect::Hours) return by;
    Intervals kept = hours;
    for (const auto& limit : by)
        kept = cut(kept, effect, limit);
    if (kept.empty() || by.empty()) return kept;
    // 金曜は21:00まで may also be later than on other days.
    auto& first = kept.front().from;
    auto& last = kept.back().to;
    if (effect == Effect::Until && by.front().to > hours.back().to) last = by.front().to;
    if (effect == Effect::From && by.front().from < hours.front().from) first = by.front().from;
    return kept;
}

Intervals cut(const Intervals& hours, Effect effect, const Interval& limit) {
    Intervals kept;
    for (auto [from, to] : hours) {
        if (effect == Effect::Until) to = std::min(to, limit.to);
        if (effect == Effect::From) from = std::max(from, limit.from);
        if (effect == Effect::Without && from < limit.to && limit.from < to) {
            if (from < limit.from) kept.push_back({from, limit.from});
            from = limit.to;
        }
        if (from < to) kept.push_back({from, to});
    }
    return kept;
}

bool is_for(const Exception& exception, Date day, const Holidays& holidays) {
    if (!within(exception, day) || !is_weekday(exception, day)) return false;
    switch (exception.relative) {
        case Relative::None:
            return true;
        case Relative::DayAfterHoliday:
            return holidays.contains(day - 1);
        case Relative::DayBeforeHoliday:
            return holidays.contains(day + 1);
        case Relative::LastOfMonth:
            return (day + 1).day() == 1;
    }
    return false;
}

bool has_date(const Exception& exception) {
    return exception.from || exception.first;
}

bool within(const Exception& exception, Date day) {
    if (exception.first) {
        return *exception.first <= day && day <= exception.last.value_or(*exception.first);
    }
    if (!exception.from) return true;
    const YearDay today{day.month(), day.day()};
    const YearDay from = *exception.from;
    const YearDay to = exception.to.value_or(from);
    return from <= to ? from <= today && today <= to : from <= today || today <= to;
}

bool is_weekday(const Exception& exception, Date day) {
    if (exception.weekdays != 0 && !(exception.weekdays >> int(day.weekday()) & 1)) return false;
    const bool last = (day + 7).month() != day.month();
    const int nth = 1 << ((day.day() + 6) / 7) | (last ? last_nth : 0);
    return exception.nth == 0 || (exception.nth & nth) != 0;
}

// Is `day` closed instead of a closing day that fell on a holiday?
bool moved_to(const Exception& exception, Date day, const Holidays& holidays) {
    const auto gave_way = [&](Date d) { return is_weekday(exception, d) && holidays.contains(d); };
    if (exception.if_holiday == IfHoliday::NextDay) return gave_way(day - 1);
    if (exception.if_holiday != IfHoliday::NextWeekday || free_day(day, holidays)) return false;
    for (Date before = day - 1; day - before < 10; before = before - 1) {
        if (gave_way(before)) return true;
        if (!free_day(before, holidays)) return false;
    }
    return false;
}

// 平日 is neither Saturday nor Sunday nor a holiday.
bool free_day(Date day, const Holidays& holidays) {
    return day.weekday() == Weekday::Saturday || day.weekday() == Weekday::Sunday ||
           holidays.contains(day);
}

bool year_end_said(const Hours& hours) {
    if (hours.every_day) return true;
    return std::any_of(hours.exceptions.begin(), hours.exceptions.end(), [](const auto& exception) {
        if (!exception.from || exception.weekdays != 0) return false;
        const Date year_end = *Date::from(2026, 12, 29);
        for (int i = 0; i < 6; ++i) {
            if (within(exception, year_end + i)) return true;
        }
        return false;
    });
}

bool is_year_end(Date day) {
    const auto [year, month, number] = day.parts();
    return (month == 12 && number >= 29) || (month == 1 && number <= 3);
}

Status status_at(const Hours& hours, Moment now, const Holidays& holidays) {
    Status status;
    status.sure = !hours.unsure;
    status.holiday = holidays.name(now.date());
    const auto today = hours_on(hours, now.date(), holidays);
    const bool open = open_at(hours, now, holidays);
    if (open) {
        status.kind = Status::Kind::Open;
        status.until = end_of(hours, now, holidays);
    } else if (today) {
        status.kind = Status::Kind::Closed;
        status.opens_next = next_opening(hours, now, holidays);
    }
    return status;
}

bool open_at(const Hours& hours, Moment now, const Holidays& holidays) {
    const auto open = [&](Date day, TimeOfDay time) {
        const auto intervals = hours_on(hours, day, holidays);
        return intervals &&
               std::any_of(intervals->begin(), intervals->end(), [&](const auto& interval) {
                   return interval.from <= time && time < interval.to;
               });
    };
    const auto time = now.time();
    return open(now.date(), time) || open(now.date() - 1, {time.minutes + day_minutes});
}

Moment next_change(const Hours& hours, Moment now, const Holidays& holidays) {
    Moment next = Moment::at(now.date() + 1, {});
    for (int back = 0; back <= 1; ++back) {
        const Date day = now.date() - back;
        const auto intervals = hours_on(hours, day, holidays);
        for (const auto& [from, to] : intervals.value_or(Intervals{})) {
            for (const auto moment : {Moment::at(day, from), Moment::at(day, to)}) {
                if (now < moment) next = std::min(next, moment);
            }
        }
    }
    return next;
}

// Nothing when it stays open for days (24 hours), or when what follows is not known.
std::optional<Moment> end_of(const Hours& hours, Moment now, const Holidays& holidays) {
    Moment end = now;
    for (int i = -1; i < days_ahead; ++i) {
        const Date day = now.date() + i;
        if (i > 0 && end < Moment::at(day, {})) return end;
        const auto intervals = hours_on(hours, day, holidays);
        if (!intervals && i > 0) return end;
        for (const auto& [from, to] : intervals.value_or(Intervals{})) {
            if (Moment::at(day, from) <= end) end = std::max(end, Moment::at(day, to));
        }
    }
    return {};
}

std::optional<Moment> next_opening(const Hours& hours, Moment now, const Holidays& holidays) {
    for (int i = 0; i < days_ahead; ++i) {
        const Date day = now.date() + i;
        const auto intervals = hours_on(hours, day, holidays);
        if (!intervals) return {};
        for (const auto& interval : *intervals) {
            if (now < Moment::at(day, interval.from)) return Moment::at(day, interval.from);
        }
    }
    return {};
}

std::vector<HoursRow> rows(const Hours& hours) {
    std::vector<HoursRow> result;
    const auto row_for = [&](const DayHours& day) -> HoursRow& {
        for (auto& row : result) {
            if (row.hours == day) return row;
        }
        result.push_back({{}, false, day});
        return result.back();
    };
    for (int i = 1; i <= 7; ++i) {
        row_for(hours.week[std::size_t(i % 7)]).weekdays.push_back(Weekday(i % 7));
    }
    switch (hours.on_holidays) {
        case OnHolidays::Own:
            row_for(hours.holiday).holidays = true;
            break;
        case OnHolidays::Closed:
            row_for(Intervals{}).holidays = true;
            break;
        case OnHolidays::Unknown:
            row_for({}).holidays = true;
            break;
        case OnHolidays::AsWeekday:
            break;
    }
    return result;
}

}  // namespace schedule
