// Romaji typed on a telephone or by someone without a Japanese keyboard → kana.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace words {

struct Kana {
    std::u32string text;     // hiragana
    std::u32string pending;  // letters at the end that are no syllable yet: "hoik" → ほい + k
};

// Hepburn and Kunrei, double consonants, n, long vowels with ^ or ¯. Text that is kana already is
// kept. What is neither ("map", "hpv") leaves something in pending before the end: then text is
// empty.
Kana to_kana(std::u32string_view folded);

// The kana that the pending letters may become: "k" → か き く け こ きゃ …
std::vector<std::u32string> possible_kana(std::u32string_view pending);

}  // namespace words
