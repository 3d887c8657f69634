// From a text to its terms.
#include "words/terms.h"

#include <algorithm>

#include "words/fold.h"

namespace words {

void add_grams(std::u32string_view folded, std::vector<Term>& out) {
    char32_t before = 0;
    for (const auto c : folded) {
        const auto now = is_word_character(c) ? to_hiragana(c) : 0;
        if (before != 0 && now != 0) out.push_back(gram_term(before, now));
        before = now;
    }
}

void add_triples(std::u32string_view reading, std::vector<Term>& out) {
    for (std::size_t i = 2; i < reading.size(); ++i)
        out.push_back(reading_term(reading[i - 2], reading[i - 1], reading[i]));
}

void add_readings(const std::vector<Word>& words, std::vector<Term>& out) {
    std::u32string run;
    for (const auto& word : words) {
        const bool broken = word.sort == Sort::Mark || word.reading.empty();
        if (broken || word.after_space) {
            add_triples(run, out);
            run.clear();
        }
        if (!broken) run += word.reading;
    }
    add_triples(run, out);
}

const std::vector<Word>& read_field(Analyser& analyser, std::string_view text, FieldTerms& out) {
    out.terms.clear();
    std::size_t begin = 0;
    const auto close = [&](Family family) {
        const auto count = std::min<std::size_t>(out.terms.size() - begin, 0xFFFF);
        out.lengths[static_cast<std::size_t>(family)] = static_cast<std::uint16_t>(count);
        begin = out.terms.size();
    };
    thread_local std::string utf8;  // the words point into it
    const auto folded = fold(text);
    utf8 = base::to_utf8(folded);
    const auto& words = analyser.words(utf8);
    for (const auto& word : words)
        if (word.term != 0) out.terms.push_back(word.term);
    close(Family::Word);
    add_grams(folded, out.terms);
    close(Family::Gram);
    add_readings(words, out.terms);
    close(Family::Reading);
    return words;
}

}  // namespace words
