// Ask: what a reader wants to see, read from the address: the Filter, and what the page says about
// it. List, map, GeoJSON and API all read it here, so they cannot disagree. Not the Filter itself:
// that one is asked of the database and knows no words.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "places/register.h"
#include "web/request.h"

namespace places {

struct Ask {
    Filter filter{};
    std::vector<std::string> kinds{};  // groups and kinds as they stand in the address
    std::string near{};                // what was typed, or the name it was understood as
    bool near_unknown = false;
    bool here = false;  // the browser told where the reader is
    bool open_now = false;
    base::Date day{};                    // of open_at, when it is not now
    std::vector<std::string> unknown{};  // names of parameters that made no sense
    int page = 1;
    int chosen() const;
};

// ?kind=play&kind=library&q=…&months=10&open=now | &day=2026-11-28&time=10:00 &has=parking
// &near=本町 | &at=34.401,138.689 &within=1000 &purpose=…&district=…&page=2
Ask read_ask(const web::Request& request, int per_page);

// The address of this view without one value, and from its first page on.
std::string without(const web::Fields& query, std::string_view name, std::string_view value = {});
std::string without_all(const web::Fields& query, std::initializer_list<std::string_view> names);

inline constexpr int distances_metres[] = {500, 1000, 2000, 5000};

}  // namespace places
