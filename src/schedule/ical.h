// iCalendar (RFC 5545): events as a file or a feed that a phone's calendar subscribes to.
// Writing only; the times are Japanese. What recurs is said with recurrence.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "schedule/recurrence.h"

namespace schedule {

struct CalendarEvent {
    std::string uid{};  // stable for ever: "event-42@city.example"
    std::string summary{};
    std::string description{};
    std::string location{};
    std::string url{};
    std::vector<std::string> categories{};
    std::optional<double> latitude{}, longitude{};
    // First and last day of one occurrence; the rule repeats it. `when.start` is its first day.
    Recurrence when{};
    base::Date last_day{};
    std::optional<base::TimeOfDay> begins{}, ends{};  // without `begins`: all day
    int sequence = 0;                                 // one more with every change
    base::Moment changed{};
    bool cancelled = false;
};

struct CalendarFeed {
    std::string name{};     // X-WR-CALNAME
    std::string product{};  // PRODID: "-//City//Portal//JA"
    int refresh_minutes = 60;
    std::vector<CalendarEvent> events{};
};

// text/calendar; charset=utf-8. The same feed gives the same bytes, whenever it is written.
std::string write_ical(const CalendarFeed& feed);

}  // namespace schedule
