// Percent-decoding and what is refused on the way.
#include "web/target.h"

#include <algorithm>

#include "base/text.h"

namespace web {

static bool has_control(std::string_view text);
static bool is_plain_path(std::string_view path);
static std::optional<std::string> decode_field(std::string_view text);

constexpr std::size_t most_fields = 500;

std::optional<Target> parse_target(std::string_view raw) {
    if (raw.empty() || raw.front() != '/') return {};
    const auto mark = raw.find('?');
    const auto raw_path = raw.substr(0, mark);
    // Bytes above 0x7f should be escaped, but curl and old browsers send what was typed. There is
    // one way to read them; broken UTF-8 is refused below, escaped or not.
    for (const char c : raw)
        if (static_cast<unsigned char>(c) <= 0x20 || c == 0x7f || c == '#' || c == '\\') return {};
    if (raw_path.find("%2F") != std::string_view::npos ||
        raw_path.find("%2f") != std::string_view::npos)
        return {};
    auto path = base::percent_decode(raw_path);
    if (!path || !is_plain_path(*path)) return {};
    auto query = parse_fields(mark == std::string_view::npos ? "" : raw.substr(mark + 1));
    if (!query) return {};
    return Target{std::move(*path), std::move(*query)};
}

std::optional<Fields> parse_fields(std::string_view text) {
    Fields fields;
    if (text.empty()) return fields;
    const auto parts = base::split(text, '&');
    if (parts.size() > most_fields) return {};
    for (const auto part : parts) {
        if (part.empty()) continue;
        const auto equals = part.find('=');
        auto name = decode_field(part.substr(0, equals));
        auto value = decode_field(equals == std::string_view::npos ? "" : part.substr(equals + 1));
        if (!name || !value) return {};
        fields.add(std::move(*name), std::move(*value));
    }
    return fields;
}

Prefixed split_language(std::string_view path) {
    const auto end = std::min(path.find('/', 1), path.size());
    const auto language = texts::from_prefix(path.substr(1, end - 1));
    if (!language) return {.language = {}, .rest = path};
    const auto rest = path.substr(end);
    return {.language = language, .rest = rest.empty() ? std::string_view("/") : rest};
}

bool is_local_path(std::string_view path) {
    return path.starts_with('/') && !path.starts_with("//") &&
           path.find('\\') == std::string_view::npos && !has_control(path);
}

static bool has_control(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
    });
}

static bool is_plain_path(std::string_view path) {
    if (has_control(path) || path.find('\\') != std::string_view::npos) return false;
    if (path.starts_with("//")) return false;  // as a link it would lead to another host
    if (!base::is_valid_utf8(path)) return false;
    const auto segments = base::split(path, '/');
    return std::none_of(segments.begin(), segments.end(), [](std::string_view segment) {
        return segment == "." || segment == "..";
    });
}

static std::optional<std::string> decode_field(std::string_view text) {
    std::string spaced(text);
    std::replace(spaced.begin(), spaced.end(), '+', ' ');
    auto decoded = base::percent_decode(spaced);
    if (!decoded || !base::is_valid_utf8(*decoded)) return {};
    if (decoded->find('\0') != std::string::npos) return {};
    return decoded;
}

}  // namespace web
