// Markdown as people of a city hall write it → HTML that cannot carry script: raw HTML is shown as
// text, addresses are checked, headings begin at h2, tables scroll, telephone numbers call.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/writer.h"

namespace html {

struct Heading {
    int level;  // 2 or 3
    std::string text;
    std::string anchor;
};

struct Rendered {
    Safe body;
    std::vector<Heading> headings;
    std::string plain;  // without markup: for search, summaries and descriptions
};

// Never fails: whatever is not understood is text. link_prefix goes before addresses like
// "/articles/5" ("/en"). Input longer than 1 MiB is cut.
Rendered render_markdown(std::string_view markdown, std::string_view link_prefix = "");

}  // namespace html
