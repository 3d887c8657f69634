// Term: what the index counts, in 46 bits: its family and either the characters themselves (two of
// the text, three of the reading) or the hash of a word. Not a vocabulary: see vocabulary.h.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/text.h"

namespace words {

using Term = std::uint64_t;

enum class Family : std::uint8_t { Word = 0, Gram = 1, Reading = 2 };
inline constexpr int families = 3;
inline constexpr int term_bits = 46;

constexpr Term tagged(Family family, std::uint64_t bits) {
    return static_cast<Term>(family) << 44 | (bits & ((1ULL << 44) - 1));
}
constexpr Family family_of(Term term) {
    return static_cast<Family>(term >> 44 & 3);
}

inline Term word_term(std::string_view skeleton) {
    const auto hash = base::hash(skeleton);
    return tagged(Family::Word, hash ^ hash >> 44);
}
constexpr Term gram_term(char32_t a, char32_t b) {
    return tagged(Family::Gram, static_cast<std::uint64_t>(a) << 21 | b);
}
// Readings are hiragana (U+30xx), digits and Latin letters: 14 bits each.
constexpr Term reading_term(char32_t a, char32_t b, char32_t c) {
    return tagged(
        Family::Reading,
        static_cast<std::uint64_t>(a) << 28 | static_cast<std::uint64_t>(b) << 14 | c
    );
}

}  // namespace words
