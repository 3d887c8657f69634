// Conditional: does the reader have this already (If-None-Match, If-Modified-Since), and which part
// of a file is wanted (Range, If-Range). RFC 9110, 13 and 14; what is malformed is ignored.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace http {

std::string date_text(std::int64_t seconds);                   // "Tue, 24 Nov 2026 01:00:00 GMT"
std::optional<std::int64_t> date_from(std::string_view text);  // exactly that form

// If-None-Match (weak comparison) against a quoted tag.
bool matches_any(std::string_view if_none_match, std::string_view etag);
bool is_unchanged(
    std::string_view if_none_match,
    std::string_view if_modified_since,
    std::string_view etag,
    std::optional<std::int64_t> modified
);

struct Range {
    enum class Kind { Whole, Part, Unsatisfiable } kind = Kind::Whole;
    std::int64_t first = 0;
    std::int64_t length = 0;
};
// One range only; several are answered with the whole, which the standard allows.
Range read_range(std::string_view range, std::int64_t size);
bool may_use_range(
    std::string_view if_range, std::string_view etag, std::optional<std::int64_t> modified
);

}  // namespace http
