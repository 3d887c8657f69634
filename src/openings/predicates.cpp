// The predicates of the grammar: what is said of the days. See hours_clause.cpp.
#include <algorithm>

#include "openings/clause_reader.h"

namespace openings {

using base::TimeOfDay;
using Half = DayItem::Half;

constexpr int day_minutes = 24 * 60;

bool ClauseReader::what(std::size_t end) {
    // 土曜日は第2・第4土曜日のみ
    if (nth_only()) return true;
    const std::size_t begin = at_;
    const bool too = word() == Word::Is && tokens_[at_].value == 1;  // 祝日も
    skip({Word::Is, Word::Filler});
    if (too && !days_.empty() && ends_here(end)) {
        draft_.open(days_);
        return true;
    }
    if (word() == Word::Only && word(1) == Word::Time) ++at_;  // 土曜日のみ9:30～14:30
    if (days_.empty() && begin == at_ && at_ >= end) return true;
    if (half_of_day(end) || times(end) || bounds(end) || state(end)) return true;
    if (!days_.empty() && (ends_or_goes_on(end))) {
        if (about_ == About::Closures || days_.back().implied) {
            draft_.apply(days_, Effect::Closed);
            return true;
        }
        const bool every_day = days_.size() == 1 && days_[0].when.weekdays == 0b1111111;
        if (every_day) draft_.never_closed();
        return every_day;
    }
    return false;
}

// 木曜は午前(のみ | の診療), 木曜は午後休診, 午後は15:00から
bool ClauseReader::half_of_day(std::size_t end) {
    const std::size_t begin = at_;
    Half half = days_.size() == 1 ? days_[0].half : Half::Whole;  // 木曜午前のみ
    if (is({Word::Morning, Word::Afternoon})) {
        half = word() == Word::Morning ? Half::Morning : Half::Afternoon;
        ++at_;
        skip({Word::Filler, Word::Is});
        if (is({Word::Time, Word::Closed, Word::Except})) {  // times() or state() go on
            for (auto& day : days_)
                day.half = half;
            if (days_.empty()) at_ = begin;
            return false;
        }
    }
    if (half == Half::Whole || days_.empty()) return false;
    const bool kept = is({Word::Only, Word::Open});
    if (!kept && (about_ == About::Closures || !(word() == Word::And || ends_here(end)))) {
        return false;
    }
    skip({Word::Only, Word::Open, Word::Filler});
    if (!ends_or_goes_on(end)) return false;
    draft_.keep_half(days_, half);
    return true;
}

// 9:00～12:00、13:00～17:00; 24時間; …を除く; …休診
bool ClauseReader::times(std::size_t end) {
    const std::size_t begin = at_;
    const auto intervals = read_intervals();
    if (intervals.empty()) {
        at_ = begin;
        return false;
    }
    skip({Word::Filler, Word::Open, Word::Only, Word::EveryDay});
    if (word() == Word::Is && word(1) == Word::Closed) ++at_;
    if (is({Word::Except, Word::Closed})) {
        ++at_;
        days_.empty() ? draft_.apply_to_all(Effect::Without, intervals)
                      : draft_.apply(days_, Effect::Without, intervals);
        return true;
    }
    if (of_one_service(end)) return false;
    if (!ends_or_goes_on(end) &&
        !is({Word::Weekday, Word::Holiday, Word::Time, Word::Nth, Word::Date, Word::Month})) {
        return false;
    }
    if (days_.empty()) return times_of_all_days(intervals);
    draft_.apply(days_, Effect::Hours, intervals);
    return true;
}

Intervals ClauseReader::read_intervals() {
    if (word() == Word::AllDay) {
        skip({Word::AllDay});
        if (days_.empty()) skip({Word::Filler});
        if (is({Word::Closed, Word::Except})) return {};
        return {{{0}, {day_minutes}}};
    }
    Intervals intervals;
    while (word() == Word::Time || (word() == Word::And && word(1) == Word::Time)) {
        const std::size_t before = at_;
        skip({Word::And});
        const auto read = interval();
        if (!read || (!intervals.empty() && read->from < intervals.back().to)) {
            at_ = before;
            break;
        }
        intervals.push_back(*read);
    }
    return intervals;
}

// 8:30～17:00(外来). Brackets that hold days say when: 9:00～17:00(土・日・祝).
bool ClauseReader::of_one_service(std::size_t end) {
    if (!days_.empty() || word() != Word::Opening || days_in_brackets()) return false;
    return !any(
        at_,
        bracket_end(end),
        {Word::Weekday, Word::Holiday, Word::Time, Word::Month, Word::Date, Word::Irregular}
    );
}

static int total_minutes(const Intervals& intervals) {
    int minutes = 0;
    for (const auto& [from, to] : intervals)
        minutes += to.minutes - from.minutes;
    return minutes;
}

// A note repeats the hours or says them more exactly; a short time is about something else.
bool ClauseReader::times_of_all_days(const Intervals& intervals) {
    const auto& base = draft_.base();
    const bool more_exact = !base.empty() && base.front().from <= intervals.front().from &&
                            intervals.back().to <= base.back().to &&
                            total_minutes(intervals) * 2 >= total_minutes(base);
    if (!base.empty() && about_ != About::Hours && !more_exact &&
        total_minutes(intervals) != day_minutes) {
        return false;
    }
    draft_.set_all(intervals);
    return true;
}

// 17:00まで, 10:00から, ～21:00; 午後は15:00から
bool ClauseReader::bounds(std::size_t end) {
    if (days_.empty()) return false;
    const std::size_t begin = at_;
    const bool open_begin = word() == Word::Tilde && word(1) == Word::Time;
    if (open_begin) ++at_;
    if (word() != Word::Time) return false;
    const TimeOfDay time{tokens_[at_++].value};
    const bool until = word() == Word::Until || open_begin;
    const bool from = word() == Word::From || (word() == Word::Tilde && !open_begin);
    if (!until && !from) {
        at_ = begin;
        return false;
    }
    ++at_;
    skip({Word::Filler, Word::Open});
    if (!ends_or_goes_on(end)) {
        at_ = begin;
        return false;
    }
    draft_.apply(days_, until ? Effect::Until : Effect::From, {{time, time}});
    return true;
}

// 休み, を除く, 開館, なし, あり
bool ClauseReader::state(std::size_t end) {
    const Word said = word();
    const bool day_off = said == Word::Holiday && tokens_[at_].value == 2;  // 12月31日は休日
    if (days_.empty()) {
        if (said == Word::Open) {  // 通年利用可能: nothing new
            skip({Word::Open, Word::Filler});
            return ends_here(end);
        }
        if (said != Word::Never) return false;
        ++at_;
        draft_.never_closed();
        return true;
    }
    if (because(end)) {
        draft_.apply(days_, Effect::Closed);
        return true;
    }
    if (said == Word::Closed || said == Word::Except || day_off) {
        ++at_;
        skip({Word::Closed, Word::Filler, Word::EveryDay, Word::Open, Word::There});
        draft_.apply(days_, Effect::Closed);
        return ends_or_goes_on(end);
    }
    if (said == Word::Open) {
        ++at_;
        skip({Word::Open, Word::Filler});
        if (!ends_or_goes_on(end)) return false;
        draft_.open(days_);
        return true;
    }
    if (said == Word::There &&
        std::any_of(days_.begin(), days_.end(), [](auto& day) { return day.vague; })) {
        ++at_;
        draft_.apply(days_, Effect::Closed);
        return true;
    }
    return false;
}

// 第3月曜は公民館の休館日のため休み
bool ClauseReader::because(std::size_t end) {
    std::size_t next = at_;
    while (next < end && tokens_[next].word != Word::Because)
        ++next;
    if (next + 1 >= end || tokens_[next + 1].word != Word::Closed) return false;
    if (any(at_, next, {Word::Only, Word::If, Word::Time, Word::Morning, Word::Afternoon})) {
        return false;
    }
    for (auto& day : days_) {
        if (day.half != Half::Whole) return false;
    }
    at_ = next + 1;
    skip({Word::Closed, Word::Filler});
    return ends_or_goes_on(end);
}

bool ClauseReader::nth_only() {
    std::size_t next = at_;
    DayItems days = days_;
    if (days.size() == 1 && days[0].only_weekdays() && word() == Word::Is) {
        ++next;
        days = read_days(tokens_, next);
        if (days.size() != 1 || days[0].when.weekdays != days_[0].when.weekdays) return false;
    }
    if (days.size() != 1 || days[0].when.nth == 0 || next >= tokens_.size() ||
        tokens_[next].word != Word::Only) {
        return false;
    }
    at_ = next + 1;
    skip({Word::Open, Word::Filler});
    draft_.only(days[0].when.weekdays, days[0].when.nth);
    return true;
}

// 9:00～17:00; 午後4時から6時 is until 18:00; 19:00～8:00 ends on the next day.
std::optional<Interval> ClauseReader::interval() {
    if (word() != Word::Time || (word(1) != Word::Tilde && word(1) != Word::From) ||
        word(2) != Word::Time) {
        return {};
    }
    const Token from = tokens_[at_];
    int to = tokens_[at_ + 2].value;
    if (to <= from.value && from.afternoon && !tokens_[at_ + 2].afternoon && to < day_minutes / 2) {
        if (to + day_minutes / 2 > from.value) to += day_minutes / 2;
    }
    if (to <= from.value && from.value >= 16 * 60 && to <= 12 * 60) to += day_minutes;
    if (to == 0) to = day_minutes;
    if (to <= from.value) return {};
    at_ += 3;
    skip({Word::Until});
    return Interval{{from.value}, {to}};
}

// 9:00～17:00(土・日・祝): the days stand behind.
bool ClauseReader::days_in_brackets() {
    std::size_t next = at_ + 1;
    const auto days = read_days(tokens_, next);
    while (next < tokens_.size() &&
           (tokens_[next].word == Word::Only || tokens_[next].word == Word::Filler)) {
        ++next;
    }
    if (days.empty() || next >= tokens_.size() || tokens_[next].word != Word::Closing) return false;
    days_ = days;
    at_ = next + 1;
    return true;
}

}  // namespace openings
