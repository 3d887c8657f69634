// Text work that needs to know characters: UTF-8 validity, width, case and kana.
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <stdexcept>

#include "base/text.h"

namespace base {

struct Decoded {
    char32_t character;
    std::size_t length;  // 0: broken
};

static Decoded decode(std::string_view text);
static void append(std::string& out, char32_t c);
static std::string normalise(std::string_view text, const char* form);
template <class Change>
static std::string map_characters(std::string_view text, Change change);

// Every text that comes in goes through here: what nearly all of it is made of (ASCII, kana, kanji)
// is told by its first byte.
bool is_valid_utf8(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
    for (std::size_t at = 0; at < text.size();) {
        if (byte(at) < 0x80) {
            ++at;
        } else if (byte(at) >= 0xE1 && byte(at) <= 0xEC && text.size() - at > 2 && follows(at + 1) && follows(at + 2)) {
            at += 3;
        } else {
            const auto length = decode(text.substr(at)).length;
            if (length == 0) return false;
            at += length;
        }
    }
    return true;
}

std::u32string to_utf32(std::string_view text) {
    std::u32string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const auto [character, length] = decode(text);
        out += length == 0 ? U'\ufffd' : character;
        text.remove_prefix(length == 0 ? 1 : length);
    }
    return out;
}

std::string to_utf8(std::u32string_view text) {
    std::string out;
    out.reserve(text.size() * 3);
    for (const auto c : text)
        append(out, c);
    return out;
}

std::string repair_utf8(std::string_view text) {
    return is_valid_utf8(text) ? std::string(text) : to_utf8(to_utf32(text));
}

std::size_t count_characters(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    return count;
}

std::string shorten(std::string_view text, std::size_t characters) {
    const auto all = to_utf32(text);
    if (all.size() <= characters) return std::string(text);
    return to_utf8(std::u32string_view(all).substr(0, characters)) + "…";
}

std::string fold_width(std::string_view text) {
    return normalise(text, "nfkc");
}

std::string fold(std::string_view text) {
    std::string out;
    bool pending = false;
    for (const auto c : to_utf32(normalise(text, "nfkc_cf"))) {
        if (c == U' ' || (c >= U'\t' && c <= U'\r')) {
            pending = !out.empty();
            continue;
        }
        if (pending) out += ' ';
        pending = false;
        append(out, c);
    }
    return out;
}

std::string to_hiragana(std::string_view text) {
    return map_characters(text, [](char32_t c) { return c >= U'ァ' && c <= U'ヶ' ? c - 0x60 : c; });
}

std::string to_katakana(std::string_view text) {
    return map_characters(text, [](char32_t c) { return c >= U'ぁ' && c <= U'ゖ' ? c + 0x60 : c; });
}

template <class Change>
static std::string map_characters(std::string_view text, Change change) {
    std::string out;
    out.reserve(text.size());
    for (const auto c : to_utf32(text))
        append(out, change(c));
    return out;
}

static std::string normalise(std::string_view text, const char* form) {
    UErrorCode status = U_ZERO_ERROR;
    const auto mode = std::string_view(form) == "nfkc" ? "nfkc" : "nfkc_cf";
    const auto* normalizer = icu::Normalizer2::getInstance(nullptr, mode, UNORM2_COMPOSE, status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no normalisation data");
    std::string out;
    const auto source = icu::UnicodeString::fromUTF8({text.data(), int32_t(text.size())});
    normalizer->normalize(source, status).toUTF8String(out);
    return out;
}

// RFC 3629: no overlong forms, no surrogates, nothing above U+10FFFF.
static Decoded decode(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i) { return i < text.size() && (byte(i) & 0xC0) == 0x80; };
    const auto first = byte(0);
    if (first < 0x80) return {first, 1};
    if (first >= 0xC2 && first < 0xE0 && follows(1))
        return {char32_t((first & 0x1F) << 6 | (byte(1) & 0x3F)), 2};
    if (first >= 0xE0 && first < 0xF0 && follows(1) && follows(2)) {
        const auto c = char32_t((first & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F));
        return c >= 0x800 && (c < 0xD800 || c > 0xDFFF) ? Decoded{c, 3} : Decoded{0, 0};
    }
    if (first >= 0xF0 && first < 0xF5 && follows(1) && follows(2) && follows(3)) {
        const auto c = char32_t(
            (first & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F)
        );
        return c >= 0x10000 && c <= 0x10FFFF ? Decoded{c, 4} : Decoded{0, 0};
    }
    return {0, 0};
}

static void append(std::string& out, char32_t c) {
    const auto put = [&](char32_t bits) { out += static_cast<char>(bits); };
    if (c < 0x80) {
        put(c);
    } else if (c < 0x800) {
        put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
        put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
    } else {
        put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F));
        put(0x80 | (c & 0x3F));
    }
}

}  // namespace base
