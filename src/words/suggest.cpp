// Beginnings of words of the vocabulary, the most frequent first.
#include "words/suggest.h"

#include <algorithm>

#include "base/text.h"
#include "words/fold.h"
#include "words/kana.h"

namespace words {

static void add_by_reading(
    const Vocabulary& vocabulary, std::u32string_view folded, std::vector<Vocabulary::Number>& found
);

std::vector<std::string> suggestions(
    const Vocabulary& vocabulary, std::string_view typed, std::size_t limit
) {
    const auto folded = fold(typed);
    if (folded.empty() || folded.size() > 40) return {};
    auto found = vocabulary.surface_begins(narrow(folded));
    add_by_reading(vocabulary, folded, found);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    const auto first = [&](Vocabulary::Number a, Vocabulary::Number b) {
        if (vocabulary.count(a) != vocabulary.count(b))
            return vocabulary.count(a) > vocabulary.count(b);
        const auto left = vocabulary.surface(a), right = vocabulary.surface(b);
        return left.size() != right.size() ? left.size() < right.size() : left < right;
    };
    const auto shown = std::min(found.size(), limit * 2);
    std::partial_sort(
        found.begin(), found.begin() + static_cast<std::ptrdiff_t>(shown), found.end(), first
    );
    std::vector<std::string> words;
    for (std::size_t i = 0; i < shown && words.size() < limit; ++i) {
        auto word = to_utf8(vocabulary.surface(found[i]));
        if (std::find(words.begin(), words.end(), word) == words.end())
            words.push_back(std::move(word));
    }
    return words;
}

static void add_by_reading(
    const Vocabulary& vocabulary, std::u32string_view folded, std::vector<Vocabulary::Number>& found
) {
    const auto kana = to_kana(folded);
    if (kana.text.empty() && kana.pending.size() > 2) return;
    auto beginnings = possible_kana(kana.pending);
    if (kana.pending.empty()) beginnings = {U""};
    for (const auto& end : beginnings) {
        const auto [first, last] = vocabulary.reading_begins(narrow(sound(kana.text + end)));
        for (auto number = first; number < last; ++number)
            found.push_back(number);
    }
}

}  // namespace words
