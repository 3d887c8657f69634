// From what was typed to weighted terms.
#include "words/plan.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "words/fold.h"
#include "words/kana.h"
#include "words/spelling.h"
#include "words/suggest.h"
#include "words/terms.h"

namespace words {

namespace {

constexpr std::size_t longest_query = 200;  // characters; what follows is not looked for
constexpr float gram_weight = 0.1F, reading_weight = 0.05F;
constexpr float as_typed_when_respelt = 0.5F, homophone = 0.5F;
constexpr float beginning_as_typed = 0.2F, other_beginning = 0.7F;
constexpr float synonym_word = 0.4F, synonym_gram = 0.3F;

class Planner {
  public:
    Planner(const Language& language, Analyser& analyser)
        : language_(language), analyser_(analyser) {}
    Plan run(std::string_view typed);

  private:
    bool add_beginning(std::u32string_view folded);
    bool is_known(std::u32string_view folded, std::uint32_t most) const;
    bool is_a_noun(std::u32string_view folded);
    void add_spelling(const std::u32string& folded);
    void add_text(std::u32string_view text, float weight, bool main);
    void add_synonyms(std::u32string_view text);
    void add_phrase(const Synonyms::Phrase& phrase, float share);
    void add(Term term, float weight);
    void mark_phrases(std::u32string_view text);
    void mark(std::u32string text);
    bool is_stop(Term term) const;

    const Language& language_;
    Analyser& analyser_;
    std::map<Term, float> terms_;
    Plan plan_;
};

}  // namespace

static float word_weight(const Word& word);
static std::u32string markable(const Word& word);

Plan make_plan(std::string_view typed, const Language& language, Analyser& analyser) {
    return Planner(language, analyser).run(typed);
}

Plan Planner::run(std::string_view typed) {
    auto folded = fold(typed);
    if (folded.size() > longest_query) folded.resize(longest_query);
    const auto key = to_hiragana(folded);
    mark_phrases(folded);
    const bool listed = common_synonyms().has(key) || language_.own.has(key);
    if (listed) {
        // いちほ says nothing by itself: what it is another name of is what is looked for.
        add_text(folded, 1, !std::all_of(folded.begin(), folded.end(), is_kana));
        add_synonyms(folded);
    } else if (!add_beginning(folded)) {
        add_spelling(folded);
    }
    for (const auto& [term, weight] : terms_)
        plan_.terms.push_back({term, weight});
    return std::move(plan_);
}

// Whoever stops in the middle of a word (ほいくえ, よぼ, hoik) finds the words that begin so.
// False: what was typed is a word of its own.
bool Planner::add_beginning(std::u32string_view folded) {
    constexpr std::size_t longest = 10, words_looked_for = 4;
    const auto continues = [](char32_t c) { return is_kana(c) || is_latin(c); };
    if (folded.empty() || folded.size() > longest) return false;
    if (!std::all_of(folded.begin(), folded.end(), continues)) return false;
    const auto& vocabulary = language_.vocabulary;
    const auto numbers = completions(vocabulary, folded, words_looked_for);
    if (numbers.empty() || is_known(folded, vocabulary.count(numbers.front()))) return false;
    add_text(folded, is_a_noun(folded) ? 1 : beginning_as_typed, false);
    float weight = 1;
    for (const auto number : numbers) {
        const auto word = to_utf8(vocabulary.surface(number));
        add_text(base::to_utf32(word), weight, weight == 1);
        plan_.also.push_back(word);
        weight = other_beginning;
    }
    return true;
}

// There is such a word here, and not a far more frequent one that only begins so.
bool Planner::is_known(std::u32string_view folded, std::uint32_t most) const {
    constexpr std::uint32_t far = 4;
    const auto& vocabulary = language_.vocabulary;
    auto kana = to_kana(folded);
    if (kana.pending == U"n") kana.text += U'ん', kana.pending.clear();  // hoikuen
    if (!kana.pending.empty()) return vocabulary.knows(narrow(folded));
    const auto [first, last] = vocabulary.with_reading(narrow(sound(kana.text)));
    std::uint32_t count = 0;
    for (auto number = first; number < last; ++number)
        count = std::max(count, vocabulary.count(number));
    return count > 0 && most < far * count;
}

// 熱 and 学 are words, whether or not this city's titles have them; よぼ is none.
bool Planner::is_a_noun(std::u32string_view folded) {
    const auto utf8 = base::to_utf8(folded);
    const auto& words = analyser_.words(utf8);
    return words.size() == 1 && words[0].in_dictionary && words[0].nominal;
}

void Planner::add_spelling(const std::u32string& folded) {
    const auto spelling = spell(folded, language_.vocabulary, analyser_);
    const bool respelt = spelling.text != folded;
    if (respelt) mark_phrases(spelling.text);
    add_text(spelling.text, 1, true);
    if (respelt) add_text(folded, as_typed_when_respelt, false);
    for (const auto& other : spelling.homophones)
        add_text(other, homophone, false);
    add_synonyms(spelling.text);
    if (respelt) add_synonyms(folded);
    for (const auto& word : spelling.replaced)
        plan_.also.push_back(base::to_utf8(word));
}

void Planner::add_text(std::u32string_view text, float weight, bool main) {
    const auto utf8 = base::to_utf8(text);
    const auto& words = analyser_.words(utf8);
    const bool only_stops = std::none_of(words.begin(), words.end(), [&](const Word& word) {
        return word.term != 0 && !is_stop(word.term);
    });
    for (const auto& word : words) {
        if (word.term == 0 || (!only_stops && is_stop(word.term))) continue;
        add(word.term, weight * word_weight(word));
        if (main) plan_.words.push_back({word.term, weight * word_weight(word)});
        mark(markable(word));
    }
    std::vector<Term> readings;
    add_readings(words, readings);
    for (const auto term : readings)
        add(term, weight * reading_weight);
    char32_t before = 0;
    for (const auto c : text) {
        const auto now = is_word_character(c) ? to_hiragana(c) : 0;
        const float kana = is_hiragana(before) && is_hiragana(now) ? 0.5F : 1.0F;
        if (before != 0 && now != 0) add(gram_term(before, now), weight * gram_weight * kana);
        before = now;
    }
}

void Planner::add_synonyms(std::u32string_view text) {
    const auto query = to_hiragana(std::u32string(text));
    std::vector<bool> starts(query.size() + 1);
    starts[0] = starts[query.size()] = true;
    const auto utf8 = base::to_utf8(text);
    for (const auto& word : analyser_.words(utf8)) {
        const auto at = static_cast<std::size_t>(word.surface.data() - utf8.data());
        const auto first = base::count_characters(std::string_view(utf8).substr(0, at));
        starts[first] = starts[first + base::count_characters(word.surface)] = true;
    }
    for (const auto* synonyms : {&common_synonyms(), &language_.own})
        for (const auto& match : synonyms->find(query, starts)) {
            // An everyday word that is the whole question says more than one of many.
            const auto part = static_cast<float>(match.length) / static_cast<float>(query.size());
            const auto covered = match.everyday ? part : 0.0F;
            const auto targets = static_cast<float>(match.targets.size());
            // 一時保育 is another name of 一時預かり: asked alone, it counts more than twice.
            const bool other_name = !match.everyday && part > 0.99F;
            const auto share = (other_name ? 2.4F : 1 + covered) / std::sqrt(targets);
            for (const auto* phrase : match.targets)
                add_phrase(*phrase, share);
        }
}

void Planner::add_phrase(const Synonyms::Phrase& phrase, float share) {
    const auto words = std::sqrt(static_cast<float>(phrase.words.size()));
    for (const auto term : phrase.words)
        add(term, synonym_word * share / words);
    const auto grams = std::sqrt(static_cast<float>(phrase.grams.size()));
    for (const auto term : phrase.grams)
        add(term, gram_weight * synonym_gram * share / grams);
    mark(phrase.text);
}

void Planner::add(Term term, float weight) {
    auto& known = terms_[term];
    known = std::max(known, weight);
}

// What was typed between two spaces is marked as one, where it stands so: 一時預かり, not 預 alone.
void Planner::mark_phrases(std::u32string_view text) {
    while (!text.empty()) {
        const auto end = std::min(text.find(U' '), text.size());
        if (end > 1) mark(to_hiragana(std::u32string(text.substr(0, end))));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

void Planner::mark(std::u32string text) {
    const bool known = std::find(plan_.marks.begin(), plan_.marks.end(), text) != plan_.marks.end();
    if (!text.empty() && !known) plan_.marks.push_back(std::move(text));
}

bool Planner::is_stop(Term term) const {
    return std::binary_search(language_.stops.begin(), language_.stops.end(), term);
}

std::vector<Term> stop_words(std::string_view city_name, Analyser& analyser) {
    constexpr std::string_view everyday =
        "する ある いる なる できる やる くる いく 行く 教える 知る 知らせる 分かる 欲しい 下さい "
        "くださる 頂く 貰う "
        "思う 考える 言う 聞く 見る 困る 使う 出す 入れる 受ける 方法 場合 事 物 時 方 何 どこ "
        "いつ 誰 どう どの どれ "
        "どんな いくつ ここ これ それ 所 必要 可能 内容 関係 詳しい 良い 宜しい 私 自分 皆 今 ほう";
    std::vector<Term> terms;
    for (const auto text : {everyday, city_name}) {
        const auto utf8 = base::to_utf8(fold(text));
        for (const auto& word : analyser.words(utf8))
            if (word.term != 0) terms.push_back(word.term);
    }
    std::sort(terms.begin(), terms.end());
    return terms;
}

static float word_weight(const Word& word) {
    if (word.sort == Sort::Verb) return 0.7F;
    const bool weak =
        word.sort == Sort::Suffix || word.sort == Sort::Number || word.sort == Sort::Adverb;
    return weak ? 0.5F : 1.0F;
}

// A verb is marked without its ending: 預けたい → 預. One kana alone would be everywhere.
static std::u32string markable(const Word& word) {
    auto text = to_hiragana(base::to_utf32(word.surface));
    if (word.sort == Sort::Verb)
        while (text.size() > 1 && is_hiragana(text.back()) &&
               std::any_of(text.begin(), text.end(), is_kanji))
            text.pop_back();
    const bool tiny = text.size() == 1 && !is_kanji(text[0]);
    return tiny || word.sort == Sort::Number || word.sort == Sort::Suffix ? U"" : text;
}

}  // namespace words
