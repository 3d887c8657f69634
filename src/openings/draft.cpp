// See hours_draft.h.
#include "openings/draft.h"

#include <algorithm>

#include "schedule/hours_change.h"

namespace openings {

using base::TimeOfDay;
using schedule::changed;

constexpr auto noon = TimeOfDay::at(12);
constexpr auto lunch_ends = TimeOfDay::at(14);
constexpr int day_minutes = 24 * 60;

static bool has(std::uint8_t bits, std::size_t weekday) {
    return bits >> weekday & 1;
}

template <class Do>
static void for_each(std::uint8_t weekdays, Do change) {
    for (std::size_t i = 0; i < 7; ++i) {
        if (has(weekdays, i)) change(i);
    }
}

void HoursDraft::open_only_on(const DayItems& items) {
    open_days_ = 0;
    days_given_ = true;
    for (const auto& item : items) {
        if (item.only_weekdays()) open_days_ |= item.when.weekdays;
        if (item.holiday) {
            hours_.on_holidays = OnHolidays::AsWeekday;
            holidays_said_ = true;
        }
    }
    for (std::size_t i = 0; i < 7; ++i) {
        if (!has(open_days_, i)) hours_.week[i] = Intervals{};
    }
}

void HoursDraft::closed_only_on(const DayItems& items) {
    days_given_ = true;
    for (const auto& item : items) {
        if (item.only_weekdays()) open_days_ = std::uint8_t(open_days_ & ~item.when.weekdays);
    }
    apply(items, Effect::Closed);
}

void HoursDraft::set_all(const Intervals& hours) {
    base_ = hours;
    for (std::size_t i = 0; i < 7; ++i) {
        if (has(open_days_, i)) hours_.week[i] = hours;
    }
    const bool all_day = hours == Intervals{{{0}, {day_minutes}}};
    if (all_day && open_days_ == 0b1111111) never_closed();
}

void HoursDraft::apply(const DayItems& items, Effect effect, const Intervals& hours) {
    if (effect == Effect::Closed) {
        closed_last_ = 0;
        exceptions_before_last_ = hours_.exceptions.size();
        closing_said_ = true;
    }
    for (const auto& item : items)
        apply(item, effect, hours);
}

void HoursDraft::apply_to_all(Effect effect, const Intervals& hours) {
    for (auto& day : hours_.week) {
        if (day) day = changed(*day, effect, hours);
    }
    base_ = changed(base_, effect, hours);
    hours_.holiday = changed(hours_.holiday, effect, hours);
}

void HoursDraft::open(const DayItems& items) {
    for (const auto& item : items) {
        if (item.every_day) {
            if (!base_.empty()) apply(item, Effect::Hours, base_);
            never_closed();
        } else if (item.holiday) {
            if (hours_.on_holidays != OnHolidays::Own) hours_.on_holidays = OnHolidays::AsWeekday;
            holidays_said_ = true;
        } else if (item.year_end) {
            hours_.every_day = true;
        } else if (item.half == DayItem::Half::Whole) {
            apply(item, base_.empty() ? Effect::Unknown : Effect::Hours, base_);
        }
    }
}

static DayHours half_of(const Intervals& hours, DayItem::Half half) {
    auto kept = half == DayItem::Half::Morning ? DayHours(morning_of(hours)) : afternoon_of(hours);
    if (kept && kept->empty()) kept.reset();
    return kept;
}

void HoursDraft::keep_half(const DayItems& items, DayItem::Half half) {
    for (const auto& item : items) {
        if (!item.only_weekdays()) {
            const auto kept = half_of(base_, half);
            apply(item, kept ? Effect::Hours : Effect::Unknown, kept.value_or(Intervals{}));
            continue;
        }
        for_each(item.when.weekdays, [&](std::size_t weekday) {
            auto& day = hours_.week[weekday];
            day = half_of(day && !day->empty() ? *day : base_, half);
        });
    }
}

void HoursDraft::only(std::uint8_t weekdays, std::uint8_t nth) {
    Exception others;
    others.weekdays = weekdays;
    others.nth = std::uint8_t(~nth & 0b111110);
    hours_.exceptions.push_back(others);
}

void HoursDraft::never_closed() {
    hours_.every_day = true;
    if (hours_.on_holidays == OnHolidays::Unknown) hours_.on_holidays = OnHolidays::AsWeekday;
    holidays_said_ = true;
}

void HoursDraft::give_way(const DayItems& subject, IfHoliday kind) {
    std::uint8_t weekdays = 0;
    for (const auto& item : subject) {
        if (item.only_weekdays()) weekdays |= item.when.weekdays;
    }
    for (std::size_t i = exceptions_before_last_; i < hours_.exceptions.size(); ++i) {
        auto& exception = hours_.exceptions[i];
        if (exception.nth != 0 && exception.effect == Effect::Closed) exception.if_holiday = kind;
    }
    if (subject.empty()) weekdays = closed_last_;
    if (weekdays == 0) {
        if (exceptions_before_last_ == hours_.exceptions.size()) unsure();
        return;
    }
    Exception exception;
    exception.weekdays = weekdays;
    exception.if_holiday = kind;
    hours_.exceptions.push_back(exception);
    closing_said_ = true;
}

void HoursDraft::apply(DayItem item, Effect effect, const Intervals& hours) {
    if (item.somehow) return unsure();
    if (item.half != DayItem::Half::Whole) return apply_to_half(item, effect, hours);
    if (item.year_end) {
        item.when.from = year_end_from_;
        item.when.to = year_end_to_;
    }
    if (item.vague) effect = Effect::Unknown;
    if (item.every_day && effect == Effect::Hours) never_closed();
    if (item.holiday) return apply_to_holidays(effect, hours);
    if (!item.only_weekdays()) return add_exception(item.when, effect, hours);
    hours_by_day_ |= effect == Effect::Hours;
    for_each(item.when.weekdays, [&](std::size_t day) { apply_to_weekday(day, effect, hours); });
    if (effect == Effect::Closed) closed_last_ |= item.when.weekdays;
}

void HoursDraft::apply_to_half(DayItem item, Effect effect, const Intervals& hours) {
    const bool afternoon = item.half == DayItem::Half::Afternoon;
    item.half = DayItem::Half::Whole;
    if (effect == Effect::Closed && item.only_weekdays()) {
        keep_half({item}, afternoon ? DayItem::Half::Morning : DayItem::Half::Afternoon);
    } else if (effect == Effect::Closed) {
        const Intervals half{
            afternoon ? Interval{noon, {day_minutes}} : Interval{TimeOfDay{}, noon}};
        apply(item, Effect::Without, half);
    } else if (effect == Effect::From && afternoon) {
        apply(item, Effect::Without, {{noon, hours.front().from}});
    } else {
        apply(item, effect == Effect::Hours ? Effect::Unknown : effect, hours);
    }
}

void HoursDraft::apply_to_weekday(std::size_t weekday, Effect effect, const Intervals& hours) {
    auto& day = hours_.week[weekday];
    if (effect == Effect::Unknown) {
        day.reset();
        return;
    }
    if (effect == Effect::Closed || effect == Effect::Hours) {
        day = effect == Effect::Closed ? Intervals{} : hours;
        return;
    }
    // 土曜は13:00まで, where Saturday was not listed: it begins like the other days.
    if (!day || day->empty()) day = base_;
    day = changed(*day, effect, hours);
    if (day->empty()) day.reset();
}

void HoursDraft::apply_to_holidays(Effect effect, const Intervals& hours) {
    holidays_said_ = true;
    if (effect == Effect::Closed || effect == Effect::Unknown) {
        hours_.on_holidays = effect == Effect::Closed ? OnHolidays::Closed : OnHolidays::Unknown;
        return;
    }
    const auto& whole = hours_.on_holidays == OnHolidays::Own ? hours_.holiday : base_;
    const auto kept = changed(whole, effect, hours);
    hours_.on_holidays = kept.empty() ? OnHolidays::Unknown : OnHolidays::Own;
    hours_.holiday = kept;
}

void HoursDraft::add_exception(Exception when, Effect effect, const Intervals& hours) {
    when.effect = effect;
    when.hours = hours;
    if (when.nth != 0 && effect != Effect::Closed && effect != Effect::Unknown) {
        // 第1土曜は11時まで: on a weekday that is otherwise closed it begins like the other days.
        bool closed = false, same = false;
        for_each(when.weekdays, [&](std::size_t weekday) {
            const auto& day = hours_.week[weekday];
            closed |= !day || day->empty();
            same |= day && *day == hours;
        });
        if (closed && effect != Effect::Hours) {
            when.hours = changed(base_, effect, hours);
            when.effect = when.hours.empty() ? Effect::Unknown : Effect::Hours;
        }
        // 第2・4水曜の13:30～14:30, where every Wednesday has these hours: only those, or all?
        if (same && effect == Effect::Hours) {
            Exception others = when;
            others.nth = std::uint8_t(~when.nth & 0b111110);
            others.effect = Effect::Unknown;
            others.hours.clear();
            hours_.exceptions.push_back(others);
        }
    }
    if (when.effect == Effect::Closed || when.effect == Effect::Unknown) when.hours.clear();
    hours_.exceptions.push_back(when);
}

bool HoursDraft::open_inside(const DayItems& items, TimeOfDay time) const {
    const auto inside = [&](const Intervals& intervals) {
        return std::any_of(intervals.begin(), intervals.end(), [&](const auto& interval) {
            return interval.from < time && time < interval.to;
        });
    };
    bool any = items.empty() && inside(base_);
    for (std::size_t i = 0; i < 7; ++i) {
        const bool meant =
            items.empty() || std::any_of(items.begin(), items.end(), [&](auto& item) {
                return has(item.when.weekdays, i) || item.when.weekdays == 0;
            });
        any |= meant && hours_.week[i] && inside(*hours_.week[i]);
    }
    return any;
}

// 12月30日、12月31日、1月1日 is one range of closed days.
static void join_neighbours(std::vector<Exception>& exceptions) {
    const auto plain = [](const Exception& exception) {
        return exception.from && exception.weekdays == 0 && exception.effect == Effect::Closed &&
               exception.relative == Relative::None;
    };
    const auto next_to = [](YearDay a, YearDay b) {
        const auto after = *base::Date::from(2000, a.month, a.day) + 1;
        return YearDay{after.month(), after.day()} == b;
    };
    for (bool joined = true; joined;) {
        joined = false;
        for (auto a = exceptions.begin(); a != exceptions.end() && !joined; ++a) {
            const auto b = std::find_if(exceptions.begin(), exceptions.end(), [&](const auto& b) {
                return plain(*a) && plain(b) && &b != &*a && next_to(*a->to, *b.from);
            });
            if (b == exceptions.end()) continue;
            a->to = b->to;
            exceptions.erase(b);
            joined = true;
        }
    }
}

Hours HoursDraft::finish(std::string note) {
    // The days that a text gives hours for are the days on which the place is open.
    if (hours_by_day_ && !days_given_ && !hours_.unsure) {
        for (auto& day : hours_.week) {
            if (!day) day = Intervals{};
        }
    }
    // A list of closing days without holidays in it, at a place that is open on Sundays: the list
    // is meant to be whole, so holidays are days like others.
    const bool open_on_sunday = hours_.week[0] && !hours_.week[0]->empty();
    if (!holidays_said_ && closing_said_ && open_on_sunday && !hours_.unsure) {
        hours_.on_holidays = OnHolidays::AsWeekday;
    }
    join_neighbours(hours_.exceptions);
    hours_.note = std::move(note);
    return std::move(hours_);
}

// With a lunch break the morning ends where the break begins; else at noon, as the word says.
Intervals morning_of(const Intervals& hours) {
    Intervals kept;
    for (auto [from, to] : hours) {
        if (from >= noon) continue;
        if (to > lunch_ends) to = noon;
        kept.push_back({from, to});
    }
    return kept;
}

DayHours afternoon_of(const Intervals& hours) {
    Intervals kept;
    for (const auto& interval : hours) {
        if (interval.from >= TimeOfDay::at(11, 30)) kept.push_back(interval);
    }
    if (kept.empty()) return {};
    return kept;
}

}  // namespace openings
