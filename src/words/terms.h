// From a text to its terms (search.md 3.1): words, pairs of characters, triples of the reading.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "words/analyser.h"
#include "words/term.h"

namespace words {

// Pairs of characters of a folded text; never across what is no letter.
void add_grams(std::u32string_view folded, std::vector<Term>& out);
// Triples of the reading, across words, never across marks, spaces or unknown readings.
void add_readings(const std::vector<Word>& words, std::vector<Term>& out);
void add_triples(std::u32string_view reading, std::vector<Term>& out);

// The terms of one field of a document, every occurrence, family after family.
struct FieldTerms {
    std::vector<Term> terms;
    std::array<std::uint16_t, families> lengths{};  // how many of each family
};

// Fills out (its memory is used again); returns the words for those who want more of them.
const std::vector<Word>& read_field(Analyser& analyser, std::string_view text, FieldTerms& out);

}  // namespace words
