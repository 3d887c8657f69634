// What the templates of the list and of the map show.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "html/view.h"
#include "places/ask.h"
#include "places/place_words.h"

namespace places {

struct Choice {  // one box of the filter
    std::string name, text;
    std::int64_t count = 0;
    bool checked = false;
};

struct Chip {  // what is chosen, with the address of the list without it
    std::string text, query;
};

struct GroupLink {  // a group of the map: its mark explains it, its link shows only it
    std::string name, text, query;
    bool current = false;
};

// 通学区域: the school of the point that the list begins at.
struct School {
    std::string name{}, path{};
};

struct ListPage {
    std::string path;  // "/facilities" or "/map"
    Ask ask{};
    Listing listing{};
    std::vector<Choice> groups{}, kinds{}, features{};
    bool kind_chosen = false;  // a kind, not only a group of them
    std::vector<std::string> districts{};
    std::vector<Chip> chips{};
    std::vector<GroupLink> group_links{};
    std::vector<School> schools{};
    std::vector<std::string> near_names{};  // towns and stations to choose from
    std::string months{}, day{}, time{}, within{}, at{};
    std::string list_path{}, map_path{};  // the same filter in the other view
    std::string count_line{};
    std::string map_config{};  // JSON, only on the map
    html::Safe pager{};
};

ListPage list_page(const web::Request& request, std::string path, int per_page);

// What <place-map> needs to know, as JSON: base map, words, and where its places are.
std::string map_config(const web::Request& request, std::string_view places_path);
std::string map_config(const web::Request& request, const Facility& only);

}  // namespace places
