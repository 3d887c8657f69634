// Readings and typing errors against the vocabulary.
#include "words/spelling.h"

#include <algorithm>

#include "words/fold.h"
#include "words/kana.h"

namespace words {

namespace {

constexpr std::size_t longest_span = 8;   // words
constexpr std::size_t longest_word = 16;  // characters that may hold a typing error

// One word of the text with its place.
struct Token {
    std::u32string surface;
    std::u32string reading;
    bool nominal, in_dictionary, after_space, mark, verb;
};

class Speller {
  public:
    Speller(const Vocabulary& vocabulary, Analyser& analyser, std::u32string_view text);
    Spelling run();

  private:
    std::size_t take_known(std::size_t first, std::size_t at_least);
    std::size_t take_misspelt(std::size_t first, std::size_t last);
    std::size_t compound_end(std::size_t first) const;
    bool is_understood(std::size_t first, std::size_t last) const;
    void replace(const std::u32string& text, const std::u32string& by);
    std::u32string join(std::size_t first, std::size_t last, bool readings) const;

    const Vocabulary& vocabulary_;
    Analyser& analyser_;
    std::vector<Token> tokens_;
    bool was_romaji_ = false;
    Spelling result_;
};

}  // namespace

static std::u32string from_romaji(std::u32string_view text);
static std::vector<Token> tokens_of(std::u32string_view text, Analyser& analyser);
static std::vector<Term> terms_of(std::u32string_view text, Analyser& analyser);
static bool is_all_kana(std::u32string_view text);
static bool has_kana(std::u32string_view text);
static std::u32string widen(std::u16string_view text) {
    return {text.begin(), text.end()};
}

Spelling spell(std::u32string_view folded, const Vocabulary& vocabulary, Analyser& analyser) {
    return Speller(vocabulary, analyser, folded).run();
}

Speller::Speller(const Vocabulary& vocabulary, Analyser& analyser, std::u32string_view folded)
    : vocabulary_(vocabulary), analyser_(analyser) {
    const auto text = from_romaji(folded);
    was_romaji_ = text != folded;
    tokens_ = tokens_of(text, analyser);
}

Spelling Speller::run() {
    for (std::size_t at = 0; at < tokens_.size();) {
        if (tokens_[at].after_space) result_.text += U' ';
        const auto compound = compound_end(at);
        auto end = take_known(at, compound);
        if (end == at) end = take_misspelt(at, compound);
        if (end == at) end = take_known(at, at);
        if (end == at) result_.text += tokens_[end++].surface;
        at = end;
    }
    return std::move(result_);
}

// The longest span from here, up to at_least or further, whose reading the city writes in some way.
std::size_t Speller::take_known(std::size_t first, std::size_t at_least) {
    auto last = first;
    while (last < tokens_.size() && last - first < longest_span && !tokens_[last].mark &&
           !tokens_[last].reading.empty() && (last == first || !tokens_[last].after_space))
        ++last;
    for (; last > first && last >= at_least; --last) {
        const auto surface = join(first, last, false);
        const auto reading = join(first, last, true);
        const bool whole = first == 0 && last == tokens_.size();
        if (reading.size() < (whole ? 2U : 3U)) continue;
        const bool kana = has_kana(surface);
        // What is written in kanji is believed, unless nobody here writes it so: 自動館.
        if (!kana &&
            (vocabulary_.knows(narrow(surface)) || last - first < 2 || surface.size() < 3)) {
            if (vocabulary_.knows(narrow(surface))) {
                result_.text += surface;
                return last;
            }
            continue;
        }
        const auto [begin, end] = vocabulary_.with_reading(narrow(reading));
        if (begin == end) continue;
        std::vector<Vocabulary::Number> same(end - begin);
        for (std::uint32_t i = 0; i < same.size(); ++i)
            same[i] = begin + i;
        std::stable_sort(same.begin(), same.end(), [&](auto a, auto b) {
            return vocabulary_.count(a) > vocabulary_.count(b);
        });
        replace(surface, widen(vocabulary_.surface(same[0])));
        for (std::size_t i = 1; i < std::min<std::size_t>(same.size(), 4); ++i)
            result_.homophones.push_back(widen(vocabulary_.surface(same[i])));
        return last;
    }
    return first;
}

// A compound that is neither known here nor made of known words may hold one wrong letter.
std::size_t Speller::take_misspelt(std::size_t first, std::size_t last) {
    if (last == first || is_understood(first, last)) return first;
    const auto surface = join(first, last, false);
    if (is_all_kana(surface) && surface.size() < 5) return first;  // ことを is not ことば
    if (surface.size() > longest_word) return first;
    // Who writes romaji leaves long vowels out: boshitecho.
    const std::size_t shortest = was_romaji_ ? 5 : 6;
    const auto near =
        vocabulary_.nearest(narrow(surface), narrow(join(first, last, true)), shortest);
    if (near == vocabulary_.size()) return first;
    replace(surface, widen(vocabulary_.surface(near)));
    return last;
}

// Nouns, and whatever a wrong letter made of them: pieces in kanji or katakana without particles.
std::size_t Speller::compound_end(std::size_t first) const {
    auto last = first;
    // Wrong kana fall apart into particles: the whole run is one word then.
    while (last < tokens_.size() && !tokens_[last].mark &&
           (last == first || !tokens_[last].after_space) && is_all_kana(tokens_[last].surface))
        ++last;
    if (last > first) return last;
    for (; last < tokens_.size(); ++last) {
        const auto& token = tokens_[last];
        if (token.mark || (last > first && token.after_space)) break;
        const bool plain = std::none_of(token.surface.begin(), token.surface.end(), is_hiragana);
        const bool ending =
            token.verb && std::all_of(token.surface.begin(), token.surface.end(), is_hiragana);
        if (ending || (!token.nominal && !plain)) break;
    }
    return last;
}

bool Speller::is_understood(std::size_t first, std::size_t last) const {
    if (last - first == 1 && tokens_[first].in_dictionary) return true;
    if (vocabulary_.knows(narrow(join(first, last, false)))) return true;
    return std::all_of(
        tokens_.begin() + static_cast<std::ptrdiff_t>(first),
        tokens_.begin() + static_cast<std::ptrdiff_t>(last),
        [](const Token& token) {
            return token.in_dictionary && token.nominal && token.surface.size() >= 2;
        }
    );
}

// 申し込み and 申込 are one word already: nothing to say about that.
void Speller::replace(const std::u32string& text, const std::u32string& by) {
    const bool same = terms_of(text, analyser_) == terms_of(by, analyser_);
    result_.text += by;
    if (!same) result_.replaced.push_back(by);
}

std::u32string Speller::join(std::size_t first, std::size_t last, bool readings) const {
    std::u32string out;
    for (auto i = first; i < last; ++i)
        out += readings ? tokens_[i].reading : tokens_[i].surface;
    return out;
}

// Word by word: what is no romaji ("hpv") stays.
static std::u32string from_romaji(std::u32string_view text) {
    std::u32string out, word;
    const auto close = [&] {
        const bool latin =
            std::all_of(word.begin(), word.end(), [](char32_t c) { return c < 0x180; });
        const auto kana = to_kana(word);
        const bool whole = kana.pending.empty() || kana.pending == U"n";
        if (word.size() < 3 || !latin || !whole || kana.text.empty())
            out += word;
        else
            out += kana.text + (kana.pending.empty() ? U"" : U"ん");
        word.clear();
    };
    for (const auto c : text) {
        if (c != U' ') {
            word += c;
            continue;
        }
        close();
        out += U' ';
    }
    close();
    return out;
}

static std::vector<Token> tokens_of(std::u32string_view text, Analyser& analyser) {
    std::vector<Token> tokens;
    const auto utf8 = base::to_utf8(text);
    for (const auto& word : analyser.words(utf8))
        tokens.push_back(
            {base::to_utf32(word.surface),
             std::u32string(word.reading),
             word.nominal,
             word.in_dictionary,
             word.after_space,
             word.sort == Sort::Mark,
             word.sort == Sort::Verb}
        );
    return tokens;
}

static std::vector<Term> terms_of(std::u32string_view text, Analyser& analyser) {
    std::vector<Term> terms;
    const auto utf8 = base::to_utf8(text);
    for (const auto& word : analyser.words(utf8))
        terms.push_back(word.term);
    return terms;
}

static bool is_all_kana(std::u32string_view text) {
    return std::all_of(text.begin(), text.end(), is_kana);
}

static bool has_kana(std::u32string_view text) {
    return std::any_of(text.begin(), text.end(), is_kana);
}

}  // namespace words
