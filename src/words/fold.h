// How text is made comparable before it is indexed or looked for (search.md 3.1): width, case,
// dashes after kana, white space. Not base::fold: the long vowel mark is repaired here, too.
#pragma once

#include <string>
#include <string_view>

namespace words {

// NFKC and case folding; any dash after kana is ー, repeated ー is one; white space is one space.
std::u32string fold(std::string_view text);

constexpr bool is_hiragana(char32_t c) {
    return c >= U'ぁ' && c <= U'ゟ';
}
constexpr bool is_katakana(char32_t c) {
    return c >= U'ァ' && c <= U'ヿ';
}
constexpr bool is_kana(char32_t c) {
    return (is_hiragana(c) || is_katakana(c)) && c != U'・';
}
constexpr bool is_kanji(char32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == U'々' ||
           c == U'〇' || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
}
constexpr bool is_digit(char32_t c) {
    return c >= U'0' && c <= U'9';
}
constexpr bool is_latin(char32_t c) {
    return c >= U'a' && c <= U'z';
}  // after folding
// Letters and digits; all else separates.
constexpr bool is_word_character(char32_t c) {
    if (c < 0x80) return is_digit(c) || is_latin(c);
    return is_kana(c) || is_kanji(c) || (c >= 0xC0 && c <= 0x52F) || (c >= 0xAC00 && c <= 0xD7A3);
}
constexpr char32_t to_hiragana(char32_t c) {
    return c >= U'ァ' && c <= U'ヶ' ? c - 0x60 : c;
}

std::u32string to_hiragana(std::u32string text);
// A reading as it is compared: hiragana, ー left out, ぢ づ を as they sound.
std::u32string sound(std::u32string_view kana);

}  // namespace words
