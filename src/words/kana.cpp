// Romaji → kana, by one table of syllables.
#include "words/kana.h"

#include <algorithm>
#include <map>

#include "words/fold.h"

namespace words {

namespace {

struct Row {
    const char32_t* consonants;  // spellings, separated by spaces
    const char32_t* kana;        // for a i u e o, separated by spaces; - means there is none
};

constexpr Row rows[] = {
    {U"", U"あ い う え お"},           {U"k c", U"か き く け こ"},
    {U"s", U"さ し す せ そ"},          {U"t", U"た ち つ て と"},
    {U"n", U"な に ぬ ね の"},          {U"h", U"は ひ ふ へ ほ"},
    {U"f", U"ふぁ ふぃ ふ ふぇ ふぉ"},  {U"m", U"ま み む め も"},
    {U"y", U"や い ゆ いぇ よ"},        {U"r l", U"ら り る れ ろ"},
    {U"w", U"わ うぃ う うぇ を"},      {U"g", U"が ぎ ぐ げ ご"},
    {U"z", U"ざ じ ず ぜ ぞ"},          {U"j", U"じゃ じ じゅ じぇ じょ"},
    {U"d", U"だ ぢ づ で ど"},          {U"b", U"ば び ぶ べ ぼ"},
    {U"p", U"ぱ ぴ ぷ ぺ ぽ"},          {U"v", U"ゔぁ ゔぃ ゔ ゔぇ ゔぉ"},
    {U"ky", U"きゃ - きゅ - きょ"},     {U"gy", U"ぎゃ - ぎゅ - ぎょ"},
    {U"sh", U"しゃ し しゅ しぇ しょ"}, {U"sy", U"しゃ - しゅ - しょ"},
    {U"jy zy", U"じゃ - じゅ - じょ"},  {U"ch", U"ちゃ ち ちゅ ちぇ ちょ"},
    {U"ty cy", U"ちゃ - ちゅ - ちょ"},  {U"ts", U"つぁ つぃ つ つぇ つぉ"},
    {U"ny", U"にゃ - にゅ - にょ"},     {U"hy", U"ひゃ - ひゅ - ひょ"},
    {U"by", U"びゃ - びゅ - びょ"},     {U"py", U"ぴゃ - ぴゅ - ぴょ"},
    {U"my", U"みゃ - みゅ - みょ"},     {U"ry", U"りゃ - りゅ - りょ"},
    {U"dy", U"ぢゃ - ぢゅ - ぢょ"},
};

using Syllables = std::map<std::u32string, std::u32string>;

}  // namespace

static const Syllables& syllables();
static Syllables::const_iterator longest_syllable(std::u32string_view text);
static std::vector<std::u32string> split(std::u32string_view text);
static std::u32string with_plain_vowels(std::u32string_view text);
static bool is_vowel(char32_t c);

Kana to_kana(std::u32string_view folded) {
    const auto text = with_plain_vowels(folded);
    Kana kana;
    for (std::size_t at = 0; at < text.size();) {
        const auto rest = std::u32string_view(text).substr(at);
        if (!is_latin(rest[0])) {
            if (!is_kana(rest[0]) && rest[0] != U' ') return {{}, text};
            kana.text += to_hiragana(rest[0]);
            ++at;
            continue;
        }
        const auto found = longest_syllable(rest);
        const bool doubled = rest.size() > 1 && rest[0] == rest[1] && !is_vowel(rest[0]);
        const bool is_n =
            rest[0] == U'n' && rest.size() > 1 && !is_vowel(rest[1]) && rest[1] != U'y';
        if (found != syllables().end()) {
            kana.text += found->second;
            at += found->first.size();
        } else if (is_n) {
            kana.text += U'ん';
            at += rest[1] == U'n' || rest[1] == U'\'' ? 2 : 1;
        } else if (doubled || rest.starts_with(U"tc")) {
            kana.text += U'っ';
            ++at;
        } else {
            kana.pending = rest;
            if (rest.size() > 2) kana.text.clear();
            return kana;
        }
    }
    return kana;
}

std::vector<std::u32string> possible_kana(std::u32string_view pending) {
    std::vector<std::u32string> kana;
    if (pending == U"n") kana.push_back(U"ん");
    for (auto at = syllables().lower_bound(std::u32string(pending));
         at != syllables().end() && at->first.starts_with(pending);
         ++at)
        kana.push_back(at->second);
    return kana;
}

static const Syllables& syllables() {
    static const Syllables all = [] {
        Syllables made;
        for (const auto& row : rows) {
            const auto kana = split(row.kana);
            for (const auto& consonant :
                 row.consonants[0] == 0 ? std::vector<std::u32string>{U""} : split(row.consonants))
                for (std::size_t vowel = 0; vowel < 5; ++vowel)
                    if (kana[vowel] != U"-") made[consonant + U"aiueo"[vowel]] = kana[vowel];
        }
        return made;
    }();
    return all;
}

static Syllables::const_iterator longest_syllable(std::u32string_view text) {
    for (auto length = std::min<std::size_t>(3, text.size()); length > 0; --length)
        if (const auto found = syllables().find(std::u32string(text.substr(0, length)));
            found != syllables().end())
            return found;
    return syllables().end();
}

static std::vector<std::u32string> split(std::u32string_view text) {
    std::vector<std::u32string> parts(1);
    for (const auto c : text) {
        if (c == U' ')
            parts.emplace_back();
        else
            parts.back() += c;
    }
    return parts;
}

// Long vowels as signposts write them: jidōkan, jidôkan → jidoukan.
static std::u32string with_plain_vowels(std::u32string_view text) {
    constexpr std::u32string_view marked = U"āīūēōâîûêô";
    constexpr std::u32string_view plain[] = {U"aa", U"ii", U"uu", U"ei", U"ou"};
    std::u32string out;
    for (const auto c : text) {
        const auto at = marked.find(c);
        if (at == std::u32string_view::npos)
            out += c;
        else
            out += plain[at % 5];
    }
    return out;
}

static bool is_vowel(char32_t c) {
    return std::u32string_view(U"aiueo").find(c) < 5;
}

}  // namespace words
