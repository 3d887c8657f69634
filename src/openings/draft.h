// Hours in the making: what a clause of a city's text changes in them.
#pragma once

#include <vector>

#include "openings/days.h"
#include "openings/openings.h"
#include "schedule/hours.h"

namespace openings {

using schedule::DayHours;
using schedule::Effect;
using schedule::Hours;
using schedule::IfHoliday;
using schedule::Interval;
using schedule::Intervals;
using schedule::OnHolidays;

using DayItems = std::vector<DayItem>;

class HoursDraft {
  public:
    explicit HoursDraft(const HoursText& text)
        : year_end_from_(text.year_end_from), year_end_to_(text.year_end_to) {}

    // The days column: what is not listed is closed.
    void open_only_on(const DayItems& items);
    void closed_only_on(const DayItems& items);
    void set_all(const Intervals& hours);  // times without days
    void apply(const DayItems& items, Effect effect, const Intervals& hours = {});
    void apply_to_all(Effect effect, const Intervals& hours);
    void open(const DayItems& items);                           // 祝日も開館
    void keep_half(const DayItems& items, DayItem::Half half);  // 木曜は午前のみ
    void only(std::uint8_t weekdays, std::uint8_t nth);         // 土曜は第2・第4のみ
    void never_closed();
    // 月曜が祝日の場合は翌日: for these days, or for the closing days said last.
    void give_way(const DayItems& subject, IfHoliday kind);
    void unsure() { hours_.unsure = true; }

    const Intervals& base() const { return base_; }
    bool open_inside(const DayItems& items, base::TimeOfDay time) const;
    Hours finish(std::string note);

  private:
    void apply(DayItem item, Effect effect, const Intervals& hours);
    void apply_to_half(DayItem item, Effect effect, const Intervals& hours);
    void apply_to_weekday(std::size_t weekday, Effect effect, const Intervals& hours);
    void apply_to_holidays(Effect effect, const Intervals& hours);
    void add_exception(Exception when, Effect effect, const Intervals& hours);

    Hours hours_{};
    Intervals base_{};
    std::uint8_t open_days_ = 0b1111111;
    std::uint8_t closed_last_ = 0;            // weekdays of the closing days said last
    std::size_t exceptions_before_last_ = 0;  // where their exceptions begin
    bool closing_said_ = false;
    bool holidays_said_ = false;
    bool days_given_ = false;    // by the days column
    bool hours_by_day_ = false;  // by the text: 平日9:00～17:00
    YearDay year_end_from_, year_end_to_;
};

Intervals morning_of(const Intervals& hours);
// Nothing when the afternoon has no beginning of its own.
DayHours afternoon_of(const Intervals& hours);

}  // namespace openings
