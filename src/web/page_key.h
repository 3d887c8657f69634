// Page key: what makes two requests ask for the same page: the city, how it is addressed, the
// language and the address as sent. Nothing else of a request may reach a page for everyone.
#pragma once

#include <string>
#include <string_view>

#include "web/message.h"
#include "web/site.h"

namespace web {

struct PageAsked {
    std::string_view target, host, cookies;
    bool secure = false;
};

// Writes into key, so that the I/O threads need no new memory for each request.
void write_page_key(const Site& site, const PageAsked& asked, std::string& key);
std::string page_key(const Site& site, const Message& message);

}  // namespace web
