// Message: one request as it came off the wire, framing removed, nothing decoded yet.
// Not a Request: that one has a city, a language and decoded fields (road.h makes it).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "web/request.h"

namespace web {

// A body: in memory, or, when it is large, in a file that has no name any more.
struct Body {
    std::string bytes;
    int spool = -1;  // file descriptor; -1: all of it is in bytes
    std::size_t size = 0;

    Body() = default;
    Body(Body&& other) noexcept;
    Body& operator=(Body&& other) noexcept;
    ~Body();
    std::string take();  // all bytes, read back from the spool when there is one
};

struct Message {
    Method method = Method::Get;
    std::string target;                                        // raw, "/articles?q=%E5"
    std::string host;                                          // as sent, with port
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    Body body;
    std::string client;
    bool secure = false;
    std::string request_id;

    std::string_view header(std::string_view lower_case_name) const;
};

Method method_from(std::string_view name);
std::string_view name_of(Method method);

}  // namespace web
