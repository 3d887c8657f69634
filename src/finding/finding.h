// finding (さがす): the search page, suggestions while typing and the same for machines. What is
// searched in, and how, is in search; here are its words and its pages.
#pragma once

#include <string>
#include <vector>

namespace html {
struct View;
}
namespace web {
class Router;
}

namespace finding {

// Words to begin with, and what is searched for them: on the first page and on an empty /search.
struct Example {
    std::string text, query;
};
std::vector<Example> examples(const html::View& view);

void pages(web::Router& portal);

}  // namespace finding
