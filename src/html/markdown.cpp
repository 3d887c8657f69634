// md4c parses, we write: every character goes through Writer, so nothing of the source is markup.
#include "html/markdown.h"

#include <fmt/format.h>
#include <md4c.h>

#include <algorithm>
#include <charconv>

#include "base/text.h"
#include "html/phone.h"

namespace html {

constexpr std::size_t longest_input = 1 << 20;

namespace {

// State of one rendering; md4c calls back into it in document order.
struct Renderer {
    std::string_view link_prefix;
    Writer out{};
    std::vector<Heading> headings{};
    std::string plain{};
    int heading = 0;  // level while inside one
    int image = 0;    // depth: the text inside becomes alt
    int link = 0;
    std::string alt{};
    bool in_head = false;

    void enter(MD_BLOCKTYPE type, void* detail);
    void leave(MD_BLOCKTYPE type, void* detail);
    void enter(MD_SPANTYPE type, void* detail);
    void leave(MD_SPANTYPE type, void* detail);
    void text(MD_TEXTTYPE type, std::string_view value);

    void open_heading(unsigned level);
    void open_cell(const char* tag, const MD_BLOCK_TD_DETAIL* detail);
    void open_link(const MD_ATTRIBUTE& href);
    void open_image(const MD_ATTRIBUTE& src);
};

}  // namespace

static std::string decoded(const MD_ATTRIBUTE& attribute);
static std::string decode_entity(std::string_view entity);
static MD_PARSER parser();

Rendered render_markdown(std::string_view markdown, std::string_view link_prefix) {
    const auto source = base::repair_utf8(markdown.substr(0, longest_input));
    Renderer renderer{.link_prefix = link_prefix};
    const auto callbacks = parser();
    md_parse(source.data(), MD_SIZE(source.size()), &callbacks, &renderer);
    return {
        renderer.out.take(), std::move(renderer.headings), std::string(base::trim(renderer.plain))};
}

void Renderer::enter(MD_BLOCKTYPE type, void* detail) {
    switch (type) {
        case MD_BLOCK_P:
            return out.raw("<p>");
        case MD_BLOCK_H:
            return open_heading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level);
        case MD_BLOCK_UL:
            return out.raw("<ul>");
        case MD_BLOCK_OL:
            return out.raw("<ol>");
        case MD_BLOCK_LI:
            return out.raw("<li>");
        case MD_BLOCK_QUOTE:
            return out.raw("<blockquote class=\"notice\">");
        case MD_BLOCK_CODE:
            return out.raw("<pre tabindex=\"0\"><code>");
        case MD_BLOCK_HR:
            return out.raw("<hr>");
        case MD_BLOCK_TABLE:
            return out.raw("<div class=\"table-scroll\" tabindex=\"0\"><table>");
        case MD_BLOCK_THEAD:
            return out.raw("<thead>");
        case MD_BLOCK_TBODY:
            return out.raw("<tbody>");
        case MD_BLOCK_TR:
            return out.raw("<tr>");
        case MD_BLOCK_TH:
            return open_cell("th", static_cast<MD_BLOCK_TD_DETAIL*>(detail));
        case MD_BLOCK_TD:
            return open_cell("td", static_cast<MD_BLOCK_TD_DETAIL*>(detail));
        case MD_BLOCK_DOC:
        case MD_BLOCK_HTML:
            return;
    }
}

void Renderer::leave(MD_BLOCKTYPE type, void*) {
    if (type != MD_BLOCK_DOC) plain += '\n';
    switch (type) {
        case MD_BLOCK_P:
            return out.raw("</p>\n");
        case MD_BLOCK_H:
            out.raw(heading == 2 ? "</h2>\n" : heading == 3 ? "</h3>\n" : "</h4>\n");
            heading = 0;
            return;
        case MD_BLOCK_UL:
            return out.raw("</ul>\n");
        case MD_BLOCK_OL:
            return out.raw("</ol>\n");
        case MD_BLOCK_LI:
            return out.raw("</li>\n");
        case MD_BLOCK_QUOTE:
            return out.raw("</blockquote>\n");
        case MD_BLOCK_CODE:
            return out.raw("</code></pre>\n");
        case MD_BLOCK_TABLE:
            return out.raw("</table></div>\n");
        case MD_BLOCK_THEAD:
            return out.raw("</thead>\n");
        case MD_BLOCK_TBODY:
            return out.raw("</tbody>\n");
        case MD_BLOCK_TR:
            return out.raw("</tr>\n");
        case MD_BLOCK_TH:
            return out.raw("</th>");
        case MD_BLOCK_TD:
            return out.raw("</td>");
        case MD_BLOCK_DOC:
        case MD_BLOCK_HR:
        case MD_BLOCK_HTML:
            return;
    }
}

void Renderer::enter(MD_SPANTYPE type, void* detail) {
    if (image > 0 && type != MD_SPAN_IMG) return;
    switch (type) {
        case MD_SPAN_EM:
            return out.raw("<em>");
        case MD_SPAN_STRONG:
            return out.raw("<strong>");
        case MD_SPAN_DEL:
            return out.raw("<del>");
        case MD_SPAN_CODE:
            return out.raw("<code>");
        case MD_SPAN_A:
            return open_link(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
        case MD_SPAN_IMG:
            return open_image(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src);
        default:
            return;
    }
}

void Renderer::leave(MD_SPANTYPE type, void*) {
    if (image > 0 && type != MD_SPAN_IMG) return;
    switch (type) {
        case MD_SPAN_EM:
            return out.raw("</em>");
        case MD_SPAN_STRONG:
            return out.raw("</strong>");
        case MD_SPAN_DEL:
            return out.raw("</del>");
        case MD_SPAN_CODE:
            return out.raw("</code>");
        case MD_SPAN_A:
            --link;
            return out.raw("</a>");
        case MD_SPAN_IMG:
            if (--image > 0) return;
            out.attribute(alt);
            return out.raw("\" loading=\"lazy\">");
        default:
            return;
    }
}

void Renderer::text(MD_TEXTTYPE type, std::string_view value) {
    const auto decoded = type == MD_TEXT_ENTITY ? decode_entity(value) : std::string();
    if (type == MD_TEXT_ENTITY) value = decoded;
    if (type == MD_TEXT_NULLCHAR) value = "\xef\xbf\xbd";
    if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) value = "\n";
    plain += value;
    if (heading > 0) headings.back().text += value;
    if (image > 0) {
        alt += value;
    } else if (type == MD_TEXT_BR) {
        out.raw("<br>\n");
    } else if (type == MD_TEXT_NORMAL && link == 0) {
        write_with_phone_links(out, value);
    } else {
        out.text(value);
    }
}

// The page has its own h1, so "#" and "##" are both h2.
void Renderer::open_heading(unsigned level) {
    heading = std::clamp(int(level), 2, 4);
    headings.push_back({heading, "", fmt::format("h{}", headings.size() + 1)});
    out.raw(heading == 2 ? "<h2 id=\"" : heading == 3 ? "<h3 id=\"" : "<h4 id=\"");
    out.attribute(headings.back().anchor);
    out.raw("\">");
}

void Renderer::open_cell(const char* tag, const MD_BLOCK_TD_DETAIL* detail) {
    out.raw("<");
    out.raw(tag);
    if (tag[1] == 'h') out.raw(" scope=\"col\"");
    if (detail->align == MD_ALIGN_RIGHT) out.raw(" class=\"right\"");
    if (detail->align == MD_ALIGN_CENTER) out.raw(" class=\"centre\"");
    out.raw(">");
    plain += ' ';
}

void Renderer::open_link(const MD_ATTRIBUTE& href) {
    ++link;
    const auto address = decoded(href);
    const bool own = address.starts_with('/') && !address.starts_with("//");
    out.raw("<a href=\"");
    out.url(own ? std::string(link_prefix) + address : address);
    const bool elsewhere = address.starts_with("http:") || address.starts_with("https:");
    out.raw(elsewhere ? "\" rel=\"noopener\" class=\"external\">" : "\">");
}

void Renderer::open_image(const MD_ATTRIBUTE& src) {
    if (++image > 1) return;
    alt.clear();
    const auto address = decoded(src);
    out.raw("<img src=\"");
    out.url(
        address.starts_with('/') ? address : "#"
    );  // only our own files: no third-party request
    out.raw("\" alt=\"");
}

// An attribute is plain pieces and entities; the pieces end where the next one begins.
static std::string decoded(const MD_ATTRIBUTE& attribute) {
    std::string out;
    for (std::size_t i = 0; attribute.text && attribute.substr_offsets[i] < attribute.size; ++i) {
        const auto begin = attribute.substr_offsets[i];
        const auto end = attribute.substr_offsets[i + 1];
        const std::string_view piece{attribute.text + begin, end - begin};
        out +=
            attribute.substr_types[i] == MD_TEXT_ENTITY ? decode_entity(piece) : std::string(piece);
    }
    return out;
}

// The five named entities that people type, and numeric ones; others stay as they were written.
static std::string decode_entity(std::string_view entity) {
    if (entity == "&amp;") return "&";
    if (entity == "&lt;") return "<";
    if (entity == "&gt;") return ">";
    if (entity == "&quot;") return "\"";
    if (entity == "&nbsp;") return "\xc2\xa0";
    if (!entity.starts_with("&#")) return std::string(entity);
    const bool hex = entity.size() > 3 && (entity[2] == 'x' || entity[2] == 'X');
    const auto digits = entity.substr(hex ? 3 : 2, entity.size() - (hex ? 4 : 3));
    std::uint32_t code = 0;
    const auto result =
        std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
    const bool valid = result.ec == std::errc() && code > 0 && code <= 0x10FFFF &&
                       (code < 0xD800 || code > 0xDFFF);
    return base::to_utf8(std::u32string(1, valid ? char32_t(code) : U'\ufffd'));
}

static MD_PARSER parser() {
    MD_PARSER callbacks{};
    callbacks.flags = MD_FLAG_NOHTML | MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH |
                      MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEEMAILAUTOLINKS;
    callbacks.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
        static_cast<Renderer*>(self)->enter(type, detail);
        return 0;
    };
    callbacks.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
        static_cast<Renderer*>(self)->leave(type, detail);
        return 0;
    };
    callbacks.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
        static_cast<Renderer*>(self)->enter(type, detail);
        return 0;
    };
    callbacks.leave_span = [](MD_SPANTYPE type, void* detail, void* self) {
        static_cast<Renderer*>(self)->leave(type, detail);
        return 0;
    };
    callbacks.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
        static_cast<Renderer*>(self)->text(type, {text, size});
        return 0;
    };
    return callbacks;
}

}  // namespace html
