// Plan: what is looked for when somebody types something (search.md 3.2–3.4): the words as typed,
// as this city writes them, without the typing error, and the official words for them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "words/analyser.h"
#include "words/synonyms.h"
#include "words/vocabulary.h"

namespace words {

struct Plan {
    struct Wanted {
        Term term;
        float weight;
    };
    std::vector<Wanted> terms;          // each once, by term
    std::vector<Wanted> words;          // what a document that has everything would have
    std::vector<std::u32string> marks;  // folded, hiragana: what is marked in results
    std::vector<std::string> also;      // 「…でも探しました」
};

// What the words of one city are understood with.
struct Language {
    const Vocabulary& vocabulary;
    const Synonyms& own;             // the city's own lines
    const std::vector<Term>& stops;  // words that say nothing here: する, the city's name
};

Plan make_plan(std::string_view typed, const Language& language, Analyser& analyser);

// Words without content in a question, and those of the city's name.
std::vector<Term> stop_words(std::string_view city_name, Analyser& analyser);

}  // namespace words
