// Synonyms: everyday words → the words of official pages (search.md 3.3, synonyms.tsv). Used when
// somebody searches, never when indexing: a changed list works at once.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "words/analyser.h"
#include "words/term.h"

namespace words {

class Synonyms {
  public:
    // Lines as in synonyms.tsv; what is no line of that form is left out.
    void add(std::string_view lines, Analyser& analyser);

    struct Phrase {
        std::u32string text;  // folded, hiragana: as it is marked in results
        std::vector<Term> words, grams;
    };
    // One matched key: how many characters of the query it is, and what is searched for, too.
    struct Match {
        std::size_t length;
        bool everyday;  // an everyday word for official ones, not another spelling
        std::vector<const Phrase*> targets;
    };
    // query: folded, hiragana. starts[i]: a word begins at character i (size + 1 values): short
    // keys match whole words only (熱 is not in 加熱).
    std::vector<Match> find(std::u32string_view query, const std::vector<bool>& starts) const;

    // The whole query is one key of the list: it needs no other spelling.
    bool has(std::u32string_view query) const;

    const std::vector<std::string>& nouns() const { return nouns_; }  // for the vocabulary

  private:
    struct Key {
        std::vector<std::u32string> parts;
        bool everyday = false;
        std::vector<std::size_t> targets;
    };
    std::size_t phrase(std::string_view text, Analyser& analyser);
    void add_key(std::string_view text, const std::vector<std::size_t>& targets, bool everyday);
    Match match(const Key& key) const;
    std::vector<Phrase> phrases_;
    std::vector<Key> keys_;  // by parts
    std::vector<std::string> nouns_;
};

// The list that comes with the program.
const Synonyms& common_synonyms();

}  // namespace words
