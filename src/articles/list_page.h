// What the list templates show.
#pragma once

#include <string>
#include <vector>

#include "articles/articles.h"
#include "html/view.h"

namespace articles {

struct AgeChip {
    std::string name{};   // "age0": a text key
    std::string query{};  // "?months=0-11&category=…"
    bool current;
};

struct ListPage {
    std::string title{}, lead{}, path{}, item_class{};
    Filter filter{};
    int chosen = 0;  // how many filters are set
    std::string months{};
    std::vector<std::string> categories{}, purposes{};
    std::vector<AgeChip> ages{};
    std::vector<Summary> items{};
    std::int64_t count = 0;
    html::Safe pager{};
};

}  // namespace articles
