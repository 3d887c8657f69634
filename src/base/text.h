// Text as bytes of UTF-8: validity, splitting, and the folding that Japanese writing needs.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

bool is_valid_utf8(std::string_view text);
// Every broken sequence becomes U+FFFD; for text that is shown, never for text that is stored.
std::string repair_utf8(std::string_view text);
std::u32string to_utf32(std::string_view text);  // broken sequences become U+FFFD
std::string to_utf8(std::u32string_view text);
std::size_t count_characters(std::string_view text);
// The first n characters, with … when something was cut.
std::string shorten(std::string_view text, std::size_t characters);

std::string_view trim(std::string_view text);  // ASCII white space and U+3000
std::vector<std::string_view> split(std::string_view text, char separator);
std::vector<std::string_view> split(std::string&& text, char separator) = delete;  // would dangle
std::string join(const std::vector<std::string>& parts, std::string_view separator);
std::string replace_all(std::string text, std::string_view from, std::string_view to);
bool starts_with(std::string_view text, std::string_view prefix);
bool contains(std::string_view text, std::string_view part);

// Strict decimal: the whole text, no sign but '-', no white space.
std::optional<std::int64_t> to_integer(std::string_view text);
std::optional<double> to_real(std::string_view text);

// NFKC: full-width letters and digits to ASCII, half-width kana to full-width (ICU).
std::string fold_width(std::string_view text);
// NFKC_Casefold and one kind of white space: for comparing what people typed.
std::string fold(std::string_view text);
std::string to_hiragana(std::string_view text);
std::string to_katakana(std::string_view text);

std::string percent_encode(std::string_view text);  // RFC 3986 unreserved stay
// Nothing when a % is not followed by two hex digits.
std::optional<std::string> percent_decode(std::string_view text);

std::uint64_t hash(std::string_view text);  // FNV-1a, stable between runs and machines
std::string hex(std::uint64_t number);      // 16 digits

}  // namespace base
