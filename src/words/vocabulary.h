// Vocabulary: the words that this city uses, with their readings (search.md 3.4): every noun run of
// the titles of official documents and both sides of the synonyms. For spelling, typing errors and
// suggestions. Not what the index counts: that is Term.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "words/analyser.h"

namespace words {

// The compound nouns among the words, encoded to be stored with a document.
std::string noun_runs(const std::vector<Word>& words);

// Memory counts: a city of 100,000 documents has some 300,000 entries, so they are bytes in one
// pool.
class Vocabulary {
  public:
    using Number = std::uint32_t;  // of an entry; entries are in order of their readings
    std::size_t size() const { return items_.size(); }
    std::u16string_view surface(Number number) const;
    std::u16string_view reading(Number number) const;  // as it sounds (fold.h); empty: not known
    std::uint32_t count(Number number) const { return items_[number].count; }

    bool knows(std::u16string_view surface) const;
    std::pair<Number, Number> with_reading(std::u16string_view reading) const;      // [first, last)
    std::pair<Number, Number> reading_begins(std::u16string_view beginning) const;  // [first, last)
    std::vector<Number> surface_begins(std::u16string_view beginning) const;
    // One letter more, less, other or two exchanged, in the surface (from 3 letters) or in the
    // reading: the most frequent such entry's number, or size().
    Number nearest(
        std::u16string_view surface, std::u16string_view reading, std::size_t shortest_reading = 6
    ) const;

  private:
    friend class VocabularyBuilder;
    struct Item {
        std::uint32_t at;
        std::uint32_t count;
        std::uint8_t surface_length, reading_length;
    };
    template <class Text>
    void compare(
        const std::vector<std::vector<Number>>& by_length,
        std::u16string_view text,
        Text text_of,
        Number& best
    ) const;
    std::u16string pool_;
    std::vector<Item> items_;
    std::vector<Number> by_surface_;
    std::vector<std::vector<Number>> by_surface_length_, by_reading_length_;
};

class VocabularyBuilder {
  public:
    void add(std::string_view noun_runs);  // of one document
    Vocabulary take();

  private:
    struct Part {
        char sort;
        std::u16string surface, reading;
    };
    void add_run(const std::vector<Part>& run);
    void add_entry(const std::vector<Part>& run, std::size_t first, std::size_t last);
    std::unordered_map<std::u16string, std::uint32_t> counts_;  // surface, NUL, reading
};

std::u16string narrow(std::u32string_view text);  // characters beyond 16 bits become U+FFFD
std::string to_utf8(std::u16string_view text);

}  // namespace words
