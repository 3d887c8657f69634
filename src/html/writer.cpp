// The escaping rules of HTML (WHATWG 13.1), one function per kind of place.
#include "html/writer.h"

#include <array>

#include "base/text.h"

namespace html {

static void escape(std::string& out, std::string_view value);

void Writer::text(std::string_view value) {
    escape(out_, value);
}
void Writer::attribute(std::string_view value) {
    escape(out_, value);
}

void Writer::url(std::string_view value) {
    escape(out_, is_allowed_url(value) ? value : std::string_view("#"));
}

void Writer::url_part(std::string_view value) {
    out_ += base::percent_encode(value);
}

void Writer::json(const Json& value) {
    std::string_view rest = value.text;
    for (std::size_t at = 0; at < rest.size(); ++at) {
        const char c = rest[at];
        if (c != '<' && c != '>' && c != '&') continue;
        out_ += rest.substr(0, at);
        out_ += c == '<' ? "\\u003c" : c == '>' ? "\\u003e" : "\\u0026";
        rest.remove_prefix(at + 1);
        at = std::string_view::npos;  // the next one is 0
    }
    out_ += rest;
}

// An address without a scheme is relative. A colon before any / ? # would be a scheme; browsers
// skip control characters inside one, so addresses with such characters are refused altogether.
bool is_allowed_url(std::string_view url) {
    for (const char c : url)
        if (static_cast<unsigned char>(c) <= 0x20 || c == '\\') return false;
    const auto colon = url.find(':');
    const auto stop = url.find_first_of("/?#");
    if (colon == std::string_view::npos || (stop != std::string_view::npos && stop < colon))
        return !url.starts_with("//");
    std::string scheme(url.substr(0, colon));
    for (char& c : scheme)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return scheme == "https" || scheme == "http" || scheme == "mailto" || scheme == "tel";
}

// One look at a table per byte: half of a page's time would go into searching otherwise.
static constexpr auto is_special = [] {
    std::array<bool, 256> table{};
    for (const char c : {'&', '<', '>', '"', '\'', '\0'})
        table[static_cast<unsigned char>(c)] = true;
    return table;
}();

static void escape(std::string& out, std::string_view value) {
    for (std::size_t at = 0; at < value.size();) {
        auto special = at;
        while (special < value.size() && !is_special[static_cast<unsigned char>(value[special])])
            ++special;
        out += value.substr(at, special - at);
        if (special == value.size()) return;
        switch (value[special]) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += "\xef\xbf\xbd";
                break;  // NUL has no place in HTML
        }
        at = special + 1;
    }
}

}  // namespace html
