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

static void keep_first(
    const Vocabulary& vocabulary, std::vector<Vocabulary::Number>& found, std::size_t limit
);
static bool is_rare(const Vocabulary& vocabulary, std::u32string_view folded);
static void add_other_names(
    const Synonyms& synonyms, std::u32string_view folded, std::vector<std::string>& words
);

std::vector<std::string> suggestions(
    const Vocabulary& vocabulary, const Synonyms& own, std::string_view typed, std::size_t limit
) {
    const auto folded = fold(typed);
    if (folded.empty() || folded.size() > 40) return {};
    auto found = vocabulary.surface_begins(narrow(folded));
    add_by_reading(vocabulary, folded, found);
    keep_first(vocabulary, found, limit * 2);
    std::vector<std::string> words;
    if (is_rare(vocabulary, folded))
        for (const auto* synonyms : {&own, &common_synonyms()})
            add_other_names(*synonyms, folded, words);
    for (const auto number : found) {
        auto word = to_utf8(vocabulary.surface(number));
        if (std::find(words.begin(), words.end(), word) == words.end())
            words.push_back(std::move(word));
    }
    words.resize(std::min(words.size(), limit));
    return words;
}

std::vector<Vocabulary::Number> completions(
    const Vocabulary& vocabulary, std::u32string_view folded, std::size_t limit
) {
    std::vector<Vocabulary::Number> found;
    add_by_reading(vocabulary, folded, found);
    keep_first(vocabulary, found, limit);
    return found;
}

// Hardly written so here: ごみ needs no other name, いちほ does.
static bool is_rare(const Vocabulary& vocabulary, std::u32string_view folded) {
    constexpr std::uint32_t rare = 2;
    const auto [first, last] = vocabulary.with_reading(narrow(sound(folded)));
    for (auto number = first; number < last; ++number)
        if (vocabulary.count(number) > rare) return false;
    return true;
}

// いちほ is no beginning of 一時保育 but another name of it: shown in kanji.
static void add_other_names(
    const Synonyms& synonyms, std::u32string_view folded, std::vector<std::string>& words
) {
    if (!std::all_of(folded.begin(), folded.end(), is_kana)) return;
    const auto key = to_hiragana(std::u32string(folded));
    const std::vector<bool> starts(key.size() + 1, true);
    for (const auto& match : synonyms.find(key, starts)) {
        if (match.everyday || match.length != key.size()) continue;
        for (const auto* phrase : match.targets)
            if (std::any_of(phrase->text.begin(), phrase->text.end(), is_kanji))
                words.push_back(base::to_utf8(phrase->text));
    }
}

static void keep_first(
    const Vocabulary& vocabulary, std::vector<Vocabulary::Number>& found, std::size_t limit
) {
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    const auto first = [&](Vocabulary::Number a, Vocabulary::Number b) {
        if (vocabulary.count(a) != vocabulary.count(b))
            return vocabulary.count(a) > vocabulary.count(b);
        const auto left = vocabulary.surface(a), right = vocabulary.surface(b);
        return left.size() != right.size() ? left.size() < right.size() : left < right;
    };
    const auto kept = std::min(found.size(), limit);
    std::partial_sort(
        found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept), found.end(), first
    );
    found.resize(kept);
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
