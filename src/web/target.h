// Target: the address in a request line, taken apart. Strict: what is not exactly right is refused,
// never repaired, so that no two readers of it can disagree.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "web/request.h"

namespace web {

struct Target {
    std::string path;  // decoded; no "." or "..", no encoded slash, no control character
    Fields query;
};

std::optional<Target> parse_target(std::string_view raw);

// "a=1&b=%E5": also the body of an urlencoded form. Nothing when an escape or UTF-8 is broken or
// there are more than 500 fields.
std::optional<Fields> parse_fields(std::string_view text);

// The first segment when it names a language ("/en/articles" → English, "/articles").
struct Prefixed {
    std::optional<texts::Language> language;
    std::string_view rest;
};
Prefixed split_language(std::string_view path);

bool is_local_path(std::string_view path);  // "/x", not "//x", nothing a browser would leave for

}  // namespace web
