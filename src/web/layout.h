// Layout: what the frame around a page shows, worked out before the template writes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/view.h"
#include "web/response.h"

namespace web {

struct MenuItem {
    std::string path;
    std::string text;
    std::string_view current;  // aria-current: "page", "true" or ""
};

struct LanguageLink {
    std::string_view code, lang;
    std::string_view hreflang;
    std::string name, path;
    std::string address;  // for search engines: Japanese pages have no prefix there
    bool current;
};

struct Layout {
    const Page& page;
    std::string canonical{}, title{}, site_name{}, language_name{}, feed_type{};
    std::string contact_name{}, contact_address{}, contact_dial{};
    std::vector<MenuItem> menu{};
    std::vector<LanguageLink> languages{};
    bool is_home = false;
    bool has_search = true;
};

}  // namespace web
