// Which runs of characters are telephone numbers: 0 or # first, digits in two or three groups
// joined by hyphens, 9 to 11 digits in all; or # and four digits (#8000, #7119).
#include "html/phone.h"

#include "base/text.h"

namespace html {

static std::size_t phone_length(std::string_view text);
static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

std::string dialable(std::string_view phone) {
    std::string digits;
    for (const char c : base::fold_width(phone))
        if (is_digit(c) || (c == '#' && digits.empty())) digits += c;
    const bool short_number = digits.starts_with('#') || digits.size() == 3;
    return short_number || (digits.size() >= 9 && digits.size() <= 11) ? digits : "";
}

void write_with_phone_links(Writer& out, std::string_view text) {
    std::size_t plain_from = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '0' && text[at] != '#') {
            ++at;
            continue;
        }
        const bool boundary = at == 0 || !(is_digit(text[at - 1]) || text[at - 1] == '-');
        const auto length = boundary ? phone_length(text.substr(at)) : 0;
        if (length == 0) {
            ++at;
            continue;
        }
        out.text(text.substr(plain_from, at - plain_from));
        const auto number = text.substr(at, length);
        out.raw("<a class=\"tel\" href=\"tel:");
        out.url_part(dialable(number));
        out.raw("\">");
        out.text(number);
        out.raw("</a>");
        plain_from = at += length;
    }
    out.text(text.substr(plain_from));
}

// text begins with 0 or #.
static std::size_t phone_length(std::string_view text) {
    std::size_t length = 1;
    int count = text[0] == '0' ? 1 : 0;
    int hyphens = 0;
    for (; length < text.size(); ++length) {
        if (is_digit(text[length]))
            ++count;
        else if (text[length] == '-' && length + 1 < text.size() && is_digit(text[length + 1]))
            ++hyphens;
        else
            break;
    }
    if (text[0] == '#') return count == 4 && hyphens == 0 ? length : 0;
    return hyphens == 2 && count >= 9 && count <= 11 ? length : 0;
}

}  // namespace html
