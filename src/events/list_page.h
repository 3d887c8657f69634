// What the templates of lists and of the month show.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "events/events.h"
#include "html/view.h"

namespace events {

struct Day {
    base::Date day;
    std::string holiday{};  // its name
    std::vector<Occurrence> occurrences{};
    std::string more{};  // address of the rest, when not all are shown
    int hidden = 0;
    bool outside = false;  // of the month that is shown
};

struct Choice {
    std::string text{}, query{};
    bool current = false;
};

struct ListPage {
    std::string path{};
    Filter filter{};
    std::string months{};
    int chosen = 0;
    bool all = false;  // also what is not made for children
    std::vector<Choice> presets{};
    std::vector<std::string> districts{}, categories{};
    std::vector<Day> days{};
    std::int64_t count = 0;
    std::string ical{};  // address of this list as a calendar
    html::Safe pager{};
};

struct MonthPage {
    std::string title{}, previous{}, next{}, previous_name{}, next_name{}, list{};
    std::vector<Day> days{};
};

}  // namespace events
