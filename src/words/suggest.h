// Suggestions while somebody types: kanji, kana or romaji, with a syllable that is not complete
// yet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "words/vocabulary.h"

namespace words {

std::vector<std::string> suggestions(
    const Vocabulary& vocabulary, std::string_view typed, std::size_t limit
);

}  // namespace words
