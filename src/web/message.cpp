// Bodies that own a spool file, and the names of methods.
#include "web/message.h"

#include <unistd.h>

#include <array>
#include <utility>

namespace web {

Body::Body(Body&& other) noexcept
    : bytes(std::move(other.bytes)), spool(std::exchange(other.spool, -1)), size(other.size) {}

Body& Body::operator=(Body&& other) noexcept {
    std::swap(bytes, other.bytes);
    std::swap(spool, other.spool);
    size = other.size;
    return *this;
}

Body::~Body() {
    if (spool >= 0) ::close(spool);
}

std::string Body::take() {
    if (spool < 0) return std::move(bytes);
    std::string all(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const auto got = ::pread(spool, all.data() + done, size - done, static_cast<off_t>(done));
        if (got <= 0) break;
        done += static_cast<std::size_t>(got);
    }
    all.resize(done);
    return all;
}

std::string_view Message::header(std::string_view lower_case_name) const {
    for (const auto& [name, value] : headers)
        if (name == lower_case_name) return value;
    return {};
}

static constexpr std::array method_names{
    std::pair{Method::Get, "GET"},
    std::pair{Method::Head, "HEAD"},
    std::pair{Method::Post, "POST"},
    std::pair{Method::Put, "PUT"},
    std::pair{Method::Delete, "DELETE"},
    std::pair{Method::Options, "OPTIONS"}};

Method method_from(std::string_view name) {
    for (const auto& [method, text] : method_names)
        if (text == name) return method;
    return Method::Other;
}

std::string_view name_of(Method method) {
    for (const auto& [known, text] : method_names)
        if (known == method) return text;
    return "OTHER";
}

}  // namespace web
