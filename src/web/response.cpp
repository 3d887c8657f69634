// The small answers. Pages with their layout are in page.cpp.
#include "web/response.h"

#include <algorithm>
#include <stdexcept>

#include "web/request.h"
#include "web/target.h"

namespace web {

Response& Response::set(std::string_view name, std::string_view value) {
    if (value.find_first_of(std::string_view("\r\n\0", 3)) != std::string_view::npos)
        throw std::invalid_argument("a header value may not hold CR, LF or NUL");
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& header) {
        return header.first == name;
    });
    if (found != headers.end() && name != "Set-Cookie")
        found->second = value;
    else
        headers.emplace_back(name, value);
    return *this;
}

std::string_view Response::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return {};
}

Response html_fragment(html::Safe body) {
    return bytes(std::move(body).take(), "text/html; charset=utf-8");
}

Response json(std::string document, int status) {
    auto response = bytes(std::move(document), "application/json; charset=utf-8");
    response.status = status;
    return response;
}

Response text(std::string body, std::string_view type) {
    return bytes(std::move(body), type);
}

Response bytes(std::string body, std::string_view type) {
    Response response;
    response.body = std::move(body);
    response.set("Content-Type", type);
    return response;
}

Response see_other(const Request& request, std::string_view path) {
    Response response;
    response.status = 303;
    if (!is_local_path(path)) throw std::invalid_argument("see_other leads inside this site only");
    const auto prefix = request.prefixed ? texts::prefix(request.language) : std::string_view();
    response.set("Location", std::string(prefix) + std::string(path));
    return response;
}

Response moved(std::string_view address) {
    Response response;
    response.status = 301;
    response.set("Location", address);
    return response;
}

}  // namespace web
