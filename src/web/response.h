// Response: status, headers and bytes. Made by the functions below; security headers, length,
// compression, ETag and conditional answers are added by the server.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "html/writer.h"

namespace web {

class Request;

struct Response {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers{};
    std::string body{};
    std::string file{};  // when not empty: the path of a file to send instead of body (Range works)
    bool secret = false;  // holds a form token: not compressed (BREACH)

    // CR, LF and NUL in a value throw std::invalid_argument.
    Response& set(std::string_view name, std::string_view value);
    std::string_view header(std::string_view name) const;  // "Content-Type"; "" when absent
};

// What one page says to the layout around it.
struct Page {
    std::string title{};        // "" on the home page
    std::string description{};  // of this page, for search engines and shared links
    html::Safe body{};
    std::string section{};  // which item of the menu is current: "articles", "map"…
    std::vector<std::pair<std::string, std::string>> crumbs{};  // text, path
    std::vector<std::string> scripts{};  // "map.js": only pages that need one load it
    std::vector<std::string> styles{};   // "map.css"
    std::string json_ld{};               // schema.org, a JSON document; "" = none
    std::string feed{};                  // path of an Atom or iCal feed of this page
    std::string image{};                 // Open Graph
    bool map = false;   // draws the base map: its hosts are added to the security policy
    bool index = true;  // false: noindex (search results, filters)
    int status = 200;
};

Response page(const Request& request, const Page& page);  // the layout around it
Response html_fragment(html::Safe body);
Response json(std::string document, int status = 200);
Response text(std::string body, std::string_view type = "text/plain; charset=utf-8");
Response bytes(std::string body, std::string_view type);
Response see_other(const Request& request, std::string_view path);  // 303, keeps the language
Response moved(std::string_view address);                           // 301
// Error pages in the city's language; JSON for /api/.
Response not_found(const Request& request);
Response bad_request(const Request& request, std::string_view text_key = "web.error.bad_request");
Response error_page(const Request& request, int status);

}  // namespace web
