// Suggestions while somebody types: kanji, kana or romaji, with a syllable that is not complete
// yet.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "words/synonyms.h"
#include "words/vocabulary.h"

namespace words {

// own: the city's own lines of synonyms.
std::vector<std::string> suggestions(
    const Vocabulary& vocabulary, const Synonyms& own, std::string_view typed, std::size_t limit
);

// The words whose reading begins as typed (kana or romaji, folded), the most frequent first.
std::vector<Vocabulary::Number> completions(
    const Vocabulary& vocabulary, std::u32string_view folded, std::size_t limit
);

}  // namespace words
