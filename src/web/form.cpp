// multipart/form-data as browsers send it (RFC 7578); anything looser is refused.
#include "web/form.h"

#include "base/text.h"
#include "web/target.h"

namespace web {

static bool read_parts(std::string_view body, std::string_view boundary, Request& request);
static bool read_part(std::string_view part, Request& request);
static std::string boundary_of(std::string_view content_type);
static std::optional<std::string> quoted(std::string_view header, std::string_view name);
static std::string lower(std::string_view text);

constexpr std::size_t most_parts = 500;

bool read_form(std::string_view content_type, std::string body, Request& request) {
    const auto type = lower(base::trim(content_type.substr(0, content_type.find(';'))));
    if (type == "application/x-www-form-urlencoded") {
        auto fields = parse_fields(body);
        if (fields) request.form = std::move(*fields);
        return fields.has_value();
    }
    if (type == "multipart/form-data") {
        const auto boundary = boundary_of(content_type);
        return !boundary.empty() && read_parts(body, "--" + boundary, request);
    }
    request.form.add("", std::move(body));
    return true;
}

// --B CRLF headers CRLF CRLF bytes CRLF --B … --B--
static bool read_parts(std::string_view body, std::string_view boundary, Request& request) {
    if (!body.starts_with(boundary)) return false;
    body.remove_prefix(boundary.size());
    const auto separator = "\r\n" + std::string(boundary);
    for (std::size_t count = 0; count < most_parts; ++count) {
        if (body.starts_with("--")) return true;
        if (!body.starts_with("\r\n")) return false;
        body.remove_prefix(2);
        const auto end = body.find(separator);
        if (end == std::string_view::npos || !read_part(body.substr(0, end), request)) return false;
        body.remove_prefix(end + separator.size());
    }
    return false;
}

static bool read_part(std::string_view part, Request& request) {
    const auto blank = part.find("\r\n\r\n");
    if (blank == std::string_view::npos) return false;
    const auto content = part.substr(blank + 4);
    std::optional<std::string> name;
    std::optional<std::string> filename;
    std::string type;
    for (std::size_t at = 0; at < blank;) {
        const auto end = std::min(part.find("\r\n", at), blank);
        const auto line = part.substr(at, end - at);
        const auto key = lower(line.substr(0, line.find(':')));
        if (key == "content-disposition") {
            name = quoted(line, "name");
            filename = quoted(line, "filename");
        } else if (key == "content-type") {
            type = base::trim(line.substr(line.find(':') + 1));
        }
        at = end + 2;
    }
    if (!name) return false;
    if (filename) {
        request.uploads.push_back({*name, *filename, type, std::string(content)});
        return true;
    }
    if (!base::is_valid_utf8(content) || content.find('\0') != std::string_view::npos) return false;
    request.form.add(std::move(*name), std::string(content));
    return true;
}

static std::string boundary_of(std::string_view content_type) {
    const auto found = lower(content_type).find("boundary=");
    if (found == std::string::npos) return {};
    auto value = content_type.substr(found + 9);
    value = base::trim(value.substr(0, value.find(';')));
    if (value.size() > 1 && value.front() == '"' && value.back() == '"')
        value = value.substr(1, value.size() - 2);
    return value.size() > 70 ? std::string() : std::string(value);
}

// name="…" as browsers write it: a quote inside is %22.
static std::optional<std::string> quoted(std::string_view header, std::string_view name) {
    const auto mark = "; " + std::string(name) + "=\"";
    const auto found = header.find(mark);
    if (found == std::string_view::npos) return {};
    const auto begin = found + mark.size();
    const auto end = header.find('"', begin);
    if (end == std::string_view::npos) return {};
    auto value = base::replace_all(std::string(header.substr(begin, end - begin)), "%22", "\"");
    if (!base::is_valid_utf8(value) || value.find('\0') != std::string::npos) return {};
    return value;
}

static std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

}  // namespace web
