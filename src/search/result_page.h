// What the search page shows.
#pragma once

#include <string>
#include <vector>

#include "html/view.h"
#include "search/index.h"

namespace search {

struct Tab {
    std::string text{}, query{};
    std::int64_t count = 0;
    bool current = false;
};

struct ResultPage {
    std::string query{}, kind{};
    std::string months{}, from{}, to{}, near{};  // as asked; empty: not narrowed by it
    int within = 3000;                           // metres
    Results results{};
    std::vector<Tab> tabs{};
    std::vector<std::string> near_words{};  // when nothing or little was found
    std::string dial{}, phone{}, department{};
    html::Safe pager{};
    bool asked = false;  // there is something to answer
    bool narrowed() const {
        return !months.empty() || !from.empty() || !to.empty() || !near.empty();
    }
    bool unsure() const { return asked && (results.hits.empty() || results.confidence < 0.5); }
};

// Marked pieces as HTML: <mark> around what was searched for.
html::Safe marked(const std::vector<words::Piece>& pieces);

}  // namespace search
