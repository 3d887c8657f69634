// What the office pages of articles show.
#pragma once

#include <string>
#include <vector>

#include "articles/difference.h"
#include "articles/form.h"
#include "articles/store.h"
#include "html/view.h"

namespace articles {

struct EditPage {
    Kind kind = Kind::Article;
    base::Id<Article> id{};  // 0: a new one
    Form form{};
    std::string seen{};  // what the editor began from
    std::string token{};
    std::vector<std::string> departments{};
    std::string state{};  // of what is stored: "shown"…, "" for a new one
    std::string path{};   // of the readers' page
    bool saved = false;
    html::Safe preview{};
    std::vector<Line> conflict{};  // stored by somebody else meanwhile → typed here
};

struct HistoryPage {
    struct Step {
        Version version;
        std::vector<Line> lines;  // from this version to the next
    };
    std::string title{}, token{};
    base::Id<Article> id{};
    std::vector<Step> steps{};
};

struct OfficeListPage {
    std::string words{};
    std::vector<Listed> items{};
};

// Changes whenever what is stored changes: two editors cannot overwrite each other unseen.
std::string mark_of(const Article& article);

}  // namespace articles
