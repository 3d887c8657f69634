// What the template of one place shows.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "events/events.h"
#include "html/view.h"
#include "places/place_words.h"
#include "places/register.h"

namespace city {
struct Department;
}

namespace places {

struct HoursLine {
    std::string days, hours;
    bool today = false, off = false;
};

struct ShowPage {
    const Facility& place;
    OpenWords open{};
    std::vector<HoursLine> hours{};
    std::string today_note{};  // "きょうは祝日(勤労感謝の日)です。"
    std::string dial{}, phone{}, route{};
    html::Safe description{};  // or, where the city gave none, its notes (備考)
    std::string note{};
    const city::Department* department = nullptr;
    std::vector<std::pair<std::string, std::string>> extras{};  // header, cell
    std::string label{};  // what the description is, when it is one fact: 診療科目, 設置場所
    std::string source{}, school_district{};
    std::vector<events::Occurrence> events{};  // the next ones here
    std::string events_path{}, near_path{};
    std::string map_config{};  // "" when nobody knows where it is
};

}  // namespace places
