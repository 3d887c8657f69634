// Bodies are base64, so that no server on the way has to understand UTF-8 or long lines.
#include "mail/message.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "base/text.h"
#include "html/writer.h"

namespace mail {

static std::string plain_text(const Letter& letter);
static std::string html_text(const Letter& letter);
static std::string part(std::string_view type, std::string_view body, std::string_view boundary);
static std::string base64(std::string_view bytes);
static std::string lines_of(const std::string& encoded);
static std::string date_header(base::Moment moment);

std::string message_of(
    const Letter& letter, const Sender& from, std::string_view id, base::Moment written
) {
    const auto boundary = fmt::format("part-{}", base::hex(base::hash(id)));
    std::string out = fmt::format(
        "From: {} <{}>\r\nTo: <{}>\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}>\r\n"
        "MIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\n",
        header_text(from.name),
        from.address,
        letter.to,
        header_text(letter.subject),
        date_header(written),
        id
    );
    if (!letter.unsubscribe.empty())
        out += fmt::format(
            "List-Unsubscribe: <{}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
            letter.unsubscribe
        );
    out += fmt::format("Content-Type: multipart/alternative; boundary=\"{}\"\r\n\r\n", boundary);
    out += part("text/plain", plain_text(letter), boundary);
    out += part("text/html", html_text(letter), boundary);
    return out + "--" + boundary + "--\r\n";
}

std::string header_text(std::string_view text) {
    constexpr std::size_t most_bytes = 45;  // in base64 and with its frame at most 75 (RFC 2047)
    const auto is_plain = [](char c) { return c >= ' ' && c < 127 && c != '=' && c != '"'; };
    if (std::all_of(text.begin(), text.end(), is_plain)) return std::string(text);
    std::string out, word;
    const auto finish = [&] {
        if (!word.empty())
            out += (out.empty() ? "" : "\r\n ") + fmt::format("=?UTF-8?B?{}?=", base64(word));
        word.clear();
    };
    for (const char32_t character : base::to_utf32(text)) {
        const auto bytes = base::to_utf8({&character, 1});
        if (word.size() + bytes.size() > most_bytes) finish();
        word += bytes;
    }
    finish();
    return out;
}

static std::string plain_text(const Letter& letter) {
    std::string out;
    for (const auto& paragraph : letter.paragraphs)
        out += paragraph + "\r\n\r\n";
    if (!letter.action.empty()) out += letter.action + "\r\n" + letter.address + "\r\n\r\n";
    return out;
}

// Mail programs know no style sheet of ours: few styles, inline, readable without them.
static std::string html_text(const Letter& letter) {
    html::Writer w;
    w.raw(
        "<!doctype html><html><head><meta charset=\"utf-8\"></head><body style=\"font-family:"
        "sans-serif;font-size:16px;line-height:1.7;max-width:36em;margin:1em auto\">\n"
    );
    for (const auto& paragraph : letter.paragraphs) {
        w.raw("<p style=\"white-space:pre-line\">");
        w.text(paragraph);
        w.raw("</p>\n");
    }
    if (!letter.action.empty()) {
        w.raw(
            "<p><a style=\"display:inline-block;padding:12px 24px;border-radius:8px;background:"
            "#a3410f;color:#ffffff;text-decoration:none\" href=\""
        );
        w.url(letter.address);
        w.raw("\">");
        w.text(letter.action);
        w.raw("</a></p>\n<p style=\"font-size:14px;word-break:break-all\">");
        w.text(letter.address);
        w.raw("</p>\n");
    }
    w.raw("</body></html>\n");
    return w.take().take();
}

static std::string part(std::string_view type, std::string_view body, std::string_view boundary) {
    return fmt::format(
        "--{}\r\nContent-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}",
        boundary,
        type,
        lines_of(base64(body))
    );
}

static std::string base64(std::string_view bytes) {
    constexpr auto variant = sodium_base64_VARIANT_ORIGINAL;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    sodium_bin2base64(text.data(), text.size(), data, bytes.size(), variant);
    text.pop_back();  // the final NUL
    return text;
}

static std::string lines_of(const std::string& encoded) {
    constexpr std::size_t longest_line = 76;
    std::string out;
    for (std::size_t at = 0; at < encoded.size(); at += longest_line)
        out += encoded.substr(at, longest_line) + "\r\n";
    return out;
}

static std::string date_header(base::Moment moment) {
    const auto http = moment.http();  // "Tue, 24 Nov 2026 06:11:46 GMT"
    return http.substr(0, http.size() - 3) + "+0000";
}

}  // namespace mail
