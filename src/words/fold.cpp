// Making text comparable. Not the words in it: analyser.cpp.
#include "words/fold.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "base/text.h"

namespace words {

static std::string normalise(std::string_view text);
static bool is_space(char32_t c);
static bool is_dash(char32_t c);

std::u32string fold(std::string_view text) {
    std::u32string out = base::to_utf32(normalise(text));
    std::size_t end = 0;
    for (auto c : out) {
        const auto before = end > 0 ? out[end - 1] : U' ';
        if (is_space(c)) c = U' ';
        if (is_dash(c) && is_kana(before)) c = U'ー';
        if ((c == U' ' && before == U' ') || (c == U'ー' && before == U'ー')) continue;
        out[end++] = c;
    }
    if (end > 0 && out[end - 1] == U' ') --end;
    out.resize(end);
    return out;
}

std::u32string to_hiragana(std::u32string text) {
    for (auto& c : text)
        c = to_hiragana(c);
    return text;
}

std::u32string sound(std::u32string_view kana) {
    std::u32string out;
    out.reserve(kana.size());
    for (auto c : kana) {
        c = to_hiragana(c);
        if (c == U'ー') continue;
        if (c == U'ぢ') c = U'じ';
        if (c == U'づ') c = U'ず';
        if (c == U'を') c = U'お';
        out += c;
    }
    return out;
}

static std::string normalise(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    static const auto* folding = icu::Normalizer2::getNFKCCasefoldInstance(status);
    std::string out;
    out.reserve(text.size() + text.size() / 8);
    icu::StringByteSink<std::string> sink(&out);
    const icu::StringPiece piece(text.data(), static_cast<std::int32_t>(text.size()));
    folding->normalizeUTF8(0, piece, sink, nullptr, status);
    return out;
}

static bool is_space(char32_t c) {
    return c <= U' ' || c == 0x7F || c == U'　';
}

static bool is_dash(char32_t c) {
    return c == U'-' || c == U'~' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x301C ||
           c == 0x2500;
}

}  // namespace words
