// The grammar of RFC 9112, sections 2 to 6, without its allowances: no bare LF, no line folding, no
// white space before a colon, one Host, one way to say how long the body is.
#include "http/head.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace http {

static int check_lines(std::string_view bytes);
static int too_long(std::string_view bytes, const HeadLimits& limits);
static int read_request_line(std::string_view line, const HeadLimits& limits, Head& head);
static int read_fields(std::string_view lines, const HeadLimits& limits, Head& head);
static int understand(Head& head);
static int understand_framing(Head& head);
static int understand_target(Head& head);
static void understand_connection(std::string_view value, Head& head);
static bool is_token(std::string_view text);
static bool is_value(std::string_view text);
static bool is_host(std::string_view text);

HeadResult read_head(std::string_view bytes, const HeadLimits& limits, Head& head) {
    const std::size_t skipped = bytes.starts_with("\r\n") ? 2 : 0;  // RFC 9112 2.2
    bytes.remove_prefix(skipped);
    const auto end = bytes.substr(0, limits.bytes).find("\r\n\r\n");
    if (const int status = check_lines(bytes.substr(0, std::min(end, limits.bytes))))
        return {.status = status};
    if (end == std::string_view::npos) return {.status = too_long(bytes, limits)};
    const auto line_end = bytes.find("\r\n");
    head.fields.clear();
    int status = read_request_line(bytes.substr(0, line_end), limits, head);
    if (!status && line_end < end)
        status = read_fields(bytes.substr(line_end + 2, end - line_end - 2), limits, head);
    if (!status) status = understand(head);
    return {.status = status ? status : 200, .consumed = skipped + end + 4};
}

std::string_view Head::field(std::string_view name) const {
    for (const auto& [key, value] : fields)
        if (equal_ignoring_case(key, name)) return value;
    return {};
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [&](char x, char y) {
               return lower(x) == lower(y);
           });
}

// A line feed stands only after a carriage return and the other way round; no NUL anywhere.
static int check_lines(std::string_view bytes) {
    for (auto at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
        if (at == 0 || bytes[at - 1] != '\r') return 400;
    return bytes.find('\0') == std::string_view::npos ? 0 : 400;
}

static int too_long(std::string_view bytes, const HeadLimits& limits) {
    const auto line_end = bytes.substr(0, limits.bytes).find("\r\n");
    if (line_end == std::string_view::npos)
        return bytes.size() > std::min(limits.bytes, limits.target + 48) ? 414 : 0;
    return bytes.size() >= limits.bytes ? 431 : 0;
}

static int read_request_line(std::string_view line, const HeadLimits& limits, Head& head) {
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return 400;
    head.method = line.substr(0, first);
    head.target = line.substr(first + 1, last - first - 1);
    const auto version = line.substr(last + 1);
    if (!is_token(head.method) || head.method.size() > 32 || head.target.empty()) return 400;
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return version.starts_with("HTTP/") ? 505 : 400;
    if (head.target.size() > limits.target) return 414;
    for (const char c : head.target)  // bytes above 0x7f: whoever decodes decides (web/target.h)
        if (static_cast<std::uint8_t>(c) <= 0x20 || c == 0x7f) return 400;
    head.old = version == "HTTP/1.0";
    return 0;
}

static int read_fields(std::string_view lines, const HeadLimits& limits, Head& head) {
    while (!lines.empty()) {
        const auto end = std::min(lines.find("\r\n"), lines.size());
        const auto line = lines.substr(0, end);
        lines.remove_prefix(std::min(end + 2, lines.size()));
        const auto colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return 400;
        auto value = line.substr(colon + 1);
        const auto begin = std::min(value.find_first_not_of(" \t"), value.size());
        value.remove_prefix(begin);
        value = value.substr(0, value.find_last_not_of(" \t") + 1);
        if (!is_value(value)) return 400;
        if (head.fields.size() == limits.fields) return 431;
        head.fields.emplace_back(line.substr(0, colon), value);
    }
    return 0;
}

// What the fields say about the message as a whole.
static int understand(Head& head) {
    head.keep_alive = !head.old;
    head.expects_continue = false;
    head.host = {};
    int hosts = 0;
    for (const auto& [name, value] : head.fields) {
        if (equal_ignoring_case(name, "host")) {
            head.host = value;
            ++hosts;
        } else if (equal_ignoring_case(name, "connection")) {
            understand_connection(value, head);
        } else if (equal_ignoring_case(name, "expect")) {
            if (!equal_ignoring_case(value, "100-continue")) return 417;
            head.expects_continue = !head.old;
        }
    }
    if (hosts > 1 || (hosts == 0 && !head.old)) return 400;
    if (hosts == 1 && !is_host(head.host)) return 400;
    if (const int status = understand_framing(head)) return status;
    return understand_target(head);
}

static int understand_framing(Head& head) {
    int lengths = 0;
    int encodings = 0;
    head.content_length = 0;
    head.chunked = false;
    for (const auto& [name, value] : head.fields) {
        if (equal_ignoring_case(name, "content-length")) {
            ++lengths;
            if (value.empty() || value.size() > 15) return 400;
            for (const char c : value) {
                if (c < '0' || c > '9') return 400;
                head.content_length = head.content_length * 10 + static_cast<std::size_t>(c - '0');
            }
        } else if (equal_ignoring_case(name, "transfer-encoding")) {
            ++encodings;
            head.chunked = equal_ignoring_case(value, "chunked");
            if (!head.chunked) return 501;
        }
    }
    const bool ambiguous = lengths + encodings > 1 || (encodings > 0 && head.old);
    return ambiguous ? 400 : 0;
}

// "http://host/path" means "/path" when it names the same host (RFC 9112 3.2.2).
static int understand_target(Head& head) {
    if (head.target.front() == '/') return 0;
    if (head.target == "*") return head.method == "OPTIONS" ? 0 : 400;
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (!head.target.starts_with(scheme)) continue;
        const auto rest = head.target.substr(scheme.size());
        const auto slash = rest.find('/');
        if (slash == std::string_view::npos || rest.substr(0, slash) != head.host) return 400;
        head.target = rest.substr(slash);
        return 0;
    }
    return head.method == "CONNECT" ? 501 : 400;
}

static void understand_connection(std::string_view value, Head& head) {
    while (!value.empty()) {
        const auto comma = std::min(value.find(','), value.size());
        auto option = value.substr(0, comma);
        value.remove_prefix(std::min(comma + 1, value.size()));
        option.remove_prefix(std::min(option.find_first_not_of(" \t"), option.size()));
        option = option.substr(0, option.find_last_not_of(" \t") + 1);
        if (equal_ignoring_case(option, "close"))
            head.keep_alive = false;
        else if (equal_ignoring_case(option, "keep-alive") && head.old)
            head.keep_alive = true;
    }
}

using CharacterSet = std::array<bool, 256>;

static constexpr CharacterSet set_of(std::string_view others) {
    CharacterSet set{};
    for (unsigned c = '0'; c <= '9'; ++c)
        set[c] = true;
    for (unsigned c = 'a'; c <= 'z'; ++c)
        set[c] = set[c - 32] = true;
    for (const char c : others)
        set[static_cast<std::uint8_t>(c)] = true;
    return set;
}

static bool all_in(const CharacterSet& set, std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return set[static_cast<std::uint8_t>(c)];
    });
}

static bool is_token(std::string_view text) {
    static constexpr auto characters = set_of("!#$%&'*+-.^_`|~");
    return all_in(characters, text);
}

static bool is_value(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) {
        return (static_cast<std::uint8_t>(c) < 0x20 && c != '\t') || c == 0x7f;
    });
}

static bool is_host(std::string_view text) {
    static constexpr auto characters = set_of("-._:[]");
    return text.size() <= 255 && all_in(characters, text);
}

}  // namespace http
