// What the page of one article shows.
#pragma once

#include <string>
#include <vector>

#include "articles/articles.h"
#include "articles/store.h"
#include "city/city.h"
#include "html/markdown.h"
#include "html/view.h"

namespace articles {

struct Link {
    std::string title{}, url{};
};

struct Attachment {
    std::string title{}, url{}, kind{};
};

struct ShowPage {
    const Article& article;
    html::Safe body{};
    std::string plain{};  // the body without markup
    std::vector<html::Heading> headings{};
    std::string categories{};
    std::vector<std::string> ages{};
    const city::Department* department = nullptr;
    std::string dial{};
    std::vector<Link> related{};
    std::vector<Attachment> files{};
    std::vector<Version> versions{};
    bool ended = false;
};

// "確認済 3日前"
std::string checked_text(const html::View& view, base::Date checked);

}  // namespace articles
