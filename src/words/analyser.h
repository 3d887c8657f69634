// Analyser: folded text → words with their representative form and reading (MeCab, jumandic).
// One per thread; the dictionary itself is opened once per process and mapped, not read.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "words/term.h"

namespace words {

enum class Sort : std::uint8_t {
    Noun,
    Verb,  // and adjectives
    Adverb,
    Number,
    Suffix,
    Prefix,
    Particle,  // everything without content
    Mark,
};

struct Word {
    std::string_view surface;     // within the text given
    std::u32string_view reading;  // hiragana, sounds (fold.h); empty: not known
    Term term = 0;                // 0: not a content word
    Sort sort = Sort::Particle;
    bool in_dictionary = false;
    bool nominal = false;  // may stand in a compound noun: 一時|預かり
    bool after_space = false;
};

class Analyser {
  public:
    Analyser();
    ~Analyser();
    Analyser(const Analyser&) = delete;
    // The words of a folded text in UTF-8. Valid until the next call and as long as text lives.
    const std::vector<Word>& words(std::string_view text);

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

// Gives back the pages of the dictionary that were touched (up to 136 MB of a mapped file; the next
// word brings in what it needs) and what the allocator kept of the work. After much work, when
// idle.
void rest();
void rest_later();  // something else was freed: the next rest() gives it back

// Which dictionary is used ("juman-utf8/136308720"); "none" when it is missing: then there are no
// words, and only n-grams are indexed. Another name means another index.
const std::string& dictionary();

// 代表表記 without what varies in writing: 申し込む, 申込み → 申込; サービス → さーびす.
std::string skeleton(std::string_view form);

}  // namespace words
