// Spelling: the words as this city writes them. ほいくえん, hoikuen, 保育えん → 保育園; 母子手長 →
// 母子手帳. Not synonyms: another spelling of the same word.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "words/analyser.h"
#include "words/vocabulary.h"

namespace words {

struct Spelling {
    std::u32string text;                     // folded; as typed when nothing is known better
    std::vector<std::u32string> replaced;    // the words that are other than typed
    std::vector<std::u32string> homophones;  // same sound, other word: 健診 検診
};

Spelling spell(std::u32string_view folded, const Vocabulary& vocabulary, Analyser& analyser);

}  // namespace words
