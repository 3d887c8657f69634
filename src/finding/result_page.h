// What the search page shows.
#pragma once

#include <string>
#include <vector>

#include "finding/finding.h"
#include "html/view.h"
#include "search/search.h"

namespace finding {

struct Tab {
    std::string text{}, query{};
    std::int64_t count = 0;
    bool current = false;
};

struct ResultPage {
    std::string query{}, kind{};
    std::string months{}, from{}, to{};  // as asked; empty: not narrowed by it
    std::string near{}, at{};            // a name; a position that the browser told
    bool near_unknown = false;
    int within = 3000;                      // metres
    std::vector<std::string> near_names{};  // towns and stations to choose from
    std::vector<Example> examples{};        // when nothing was asked yet
    search::Results results{};
    std::vector<Tab> tabs{};
    std::vector<std::string> near_words{};  // when nothing or little was found
    std::string dial{}, phone{}, department{};
    html::Safe pager{};
    bool asked = false;  // there is something to answer
    bool narrowed() const {
        return !months.empty() || !from.empty() || !to.empty() || !near.empty() || !at.empty();
    }
    bool unsure() const { return asked && (results.hits.empty() || results.confidence < 0.5); }
};

// Beside the name of a place: its kind and its address within the city.
std::string place_line(const html::View& view, const search::Entry& entry);

// When it takes place: its day, or, when it has begun, its last.
std::string day_text(const html::View& view, const search::Entry& entry);

// Marked pieces as HTML: <mark> around what was searched for.
html::Safe marked(const std::vector<words::Piece>& pieces);

}  // namespace finding
