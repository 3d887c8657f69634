// The body of an article on its page, and what it refers to. Not Markdown itself: html/markdown.h.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "articles/articles.h"
#include "articles/show_page.h"
#include "html/markdown.h"
#include "search/search.h"

namespace web {
class Request;
}

namespace articles {

using References = std::map<std::string, search::Found, std::less<>>;  // by the city's own ids
// What links in the body and related entries mean; the page then shows these.
References find_references(const web::Request& request, db::ReadTx& tx, const Article& article);
std::string with_numbers(std::string_view body, const References& references);
std::vector<Link> related_links(std::string_view related, const References& references);

// render_markdown, remembered. Valid until this thread renders the next body.
const html::Rendered& rendered(std::string_view markdown, std::string_view link_prefix);

}  // namespace articles
