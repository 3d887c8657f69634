// What the templates of this room show.
#pragma once

#include <string>
#include <vector>

#include "articles/articles.h"
#include "city/city.h"
#include "events/events.h"
#include "facilities/facilities.h"
#include "finding/finding.h"
#include "html/view.h"

namespace home {

// One line of the urgent box (いま困っている).
struct Help {
    const city::Urgent* who;
    bool open = false;
    bool known = true;  // false: the hours are said, not understood
    std::string dial{};
    std::string url{};  // page of the place
};

struct HomePage {
    std::vector<Help> open{}, closed{};
    std::vector<articles::Summary> news{};
    std::vector<events::Occurrence> weekend{};
    std::string weekend_query{};
    std::vector<finding::Example> popular{};
};

// Everything for one age or one purpose.
struct FindPage {
    std::string title{}, query{};
    std::vector<articles::Summary> articles{}, questions{}, columns{};
    std::vector<facilities::Place> places{};
    std::vector<events::Occurrence> events{};
    std::int64_t article_count = 0, question_count = 0, place_count = 0, event_count = 0;
    bool empty() const {
        return articles.empty() && questions.empty() && columns.empty() && places.empty() &&
               events.empty();
    }
};

struct AgeLink {
    std::string_view name;    // a text key
    std::string_view months;  // "0-11"
};
const std::vector<AgeLink>& age_links();

struct PurposeLink {
    std::string_view name;  // "azukeru"
    std::string_view icon;
};
const std::vector<PurposeLink>& purpose_links();

}  // namespace home
