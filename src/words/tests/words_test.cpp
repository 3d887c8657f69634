// Japanese as parents write it: width, kana, romaji, words, other words, typing errors.
#include <doctest/doctest.h>

#include "words/fold.h"
#include "words/kana.h"
#include "words/plan.h"
#include "words/snippet.h"
#include "words/spelling.h"
#include "words/suggest.h"
#include "words/terms.h"

using namespace words;
using Texts = std::vector<std::string>;

static std::string folded(std::string_view text) {
    return base::to_utf8(fold(text));
}

static std::vector<Term> word_terms(std::string_view text) {
    static Analyser analyser;
    FieldTerms terms;
    read_field(analyser, text, terms);
    return {terms.terms.begin(), terms.terms.begin() + terms.lengths[0]};
}

// A city whose titles are these.
static Vocabulary vocabulary(const Texts& titles) {
    Analyser analyser;
    VocabularyBuilder builder;
    for (const auto& title : titles)
        builder.add(noun_runs(analyser.words(folded(title))));
    return builder.take();
}

TEST_CASE("width, case, dashes after kana and white space make no difference") {
    CHECK(folded("ＡＥＤ　設置") == "aed 設置");
    CHECK(folded("ﾌｧﾐｻﾎﾟ") == "ファミサポ");
    CHECK(folded("センタ−") == "センター");
    CHECK(folded("すーーぱー") == "すーぱー");
    CHECK(folded("03-1234") == "03-1234");
    CHECK(folded("  公園\t\n 案内  ") == "公園 案内");
}

TEST_CASE("a word is the same however it is spelt") {
    CHECK(word_terms("こども") == word_terms("子供"));
    CHECK(word_terms("子ども") == word_terms("子供"));
    CHECK(word_terms("申込み") == word_terms("申し込み"));
    CHECK(word_terms("あかちゃん") == word_terms("赤ちゃん"));
    CHECK(word_terms("水疱瘡") == word_terms("水ぼうそう"));
    CHECK(word_terms("公園") != word_terms("保育園"));
}

TEST_CASE("romaji in both systems becomes kana, what is no romaji does not") {
    CHECK(to_kana(U"hoikuen").text + to_kana(U"hoikuen").pending == U"ほいくえn");
    CHECK(to_kana(U"jidoukan").text == to_kana(U"zidoukan").text);
    CHECK(to_kana(U"shinseihi").text == to_kana(U"sinseihi").text);
    CHECK(to_kana(U"gakkou").text == U"がっこう");
    CHECK(to_kana(U"jidōteate").text == U"じどうてあて");
    CHECK(to_kana(U"hoik").text == U"ほい");
    CHECK(to_kana(U"hoik").pending == U"k");
    CHECK(to_kana(U"http").text.empty());
    CHECK(to_kana(U"hpv").pending.size() > 2);
}

TEST_CASE("what this city calls it is found behind kana, romaji, mixtures and one wrong letter") {
    const auto city = vocabulary(
        {"保育園の案内", "児童館", "母子手帳の交付", "予防接種", "授乳室", "検診", "健診", "健診"}
    );
    Analyser analyser;
    const auto spelt = [&](std::string_view typed) {
        return base::to_utf8(spell(fold(typed), city, analyser).text);
    };
    CHECK(spelt("ほいくえん") == "保育園");
    CHECK(spelt("保育えん") == "保育園");
    CHECK(spelt("ホイクエン") == "保育園");
    CHECK(spelt("hoikuen") == "保育園");
    CHECK(spelt("自動館") == "児童館");
    CHECK(spelt("母子手長") == "母子手帳");
    CHECK(spelt("予防摂種") == "予防接種");
    CHECK(spelt("授入室") == "授乳室");
    CHECK(spelt("保育園") == "保育園");
    CHECK(spelt("公園") == "公園");
    CHECK(spelt("けんしん") == "健診");
    CHECK(
        spell(fold("けんしん"), city, analyser).homophones == std::vector<std::u32string>{U"検診"}
    );
}

TEST_CASE("everyday words stand for official ones, short ones only as whole words") {
    Analyser analyser;
    Synonyms synonyms;
    synonyms.add(
        "=\t一時預かり\t一時保育\n>\t熱\t急病診療所\n>\t保育園 いくら\t保育料\nno line\n", analyser
    );
    const auto found = [&](std::u32string_view query, std::vector<bool> starts) {
        std::vector<std::u32string> texts;
        starts.resize(query.size() + 1, true);
        for (const auto& match : synonyms.find(query, starts))
            for (const auto* phrase : match.targets)
                texts.push_back(phrase->text);
        return texts;
    };
    using Found = std::vector<std::u32string>;
    CHECK(found(U"一時保育", {}) == Found{U"一時預かり"});
    CHECK(found(U"熱が出た", {}) == Found{U"急病診療所"});
    CHECK(found(U"加熱", {true, false}) == Found{});
    CHECK(found(U"保育園は いくら", {}) == Found{U"保育料"});
    CHECK(found(U"保育園", {}) == Found{});
}

TEST_CASE("suggestions are the most frequent words that begin so") {
    const auto city = vocabulary({"保育園", "保育園", "保育料", "児童館"});
    const auto suggest = [&](std::string_view typed, std::size_t limit = 8) {
        return suggestions(city, Synonyms{}, typed, limit);
    };
    CHECK(suggest("ほ").at(0) == "保育");
    CHECK(suggest("hoik", 2) == Texts{"保育", "保育園"});
    CHECK(suggest("児") == Texts{"児童", "児童館"});
    CHECK(suggest("zi", 1) == suggest("ji", 1));
    CHECK(suggest("").empty());
    CHECK(suggest("x").empty());
}

TEST_CASE("what parents say for short is suggested as the city writes it") {
    Analyser analyser;
    Synonyms own;
    own.add("=\t放課後児童クラブ\tほかじ\n>\tねつ\t急病診療所\n", analyser);
    const auto city = vocabulary({"保育園"});
    CHECK(suggestions(city, own, "いちほ", 1) == Texts{"一時預かり"});
    CHECK(suggestions(city, own, "ほかじ", 1) == Texts{"放課後児童くらぶ"});
    CHECK(suggestions(city, own, "ねつ", 8).empty());
}

TEST_CASE("who stops in the middle of a word looks for the words that begin so") {
    const auto city =
        vocabulary({"保育園", "保育園", "保育料", "都市", "図書館", "図書館", "図書館", "図書館"});
    const Synonyms none;
    const std::vector<Term> no_stops;
    Analyser analyser;
    const auto also = [&](std::string_view typed) {
        return make_plan(typed, {city, none, no_stops}, analyser).also;
    };
    CHECK(also("ほいくえ") == Texts{"保育園"});
    CHECK(also("hoik") == Texts{"保育", "保育園", "保育料"});
    CHECK(also("とし").at(0) == "図書");  // 都市 is rare here
    CHECK(also("ほいくえん") == Texts{"保育園"});
    CHECK(also("保育").empty());
    CHECK(also("うちゅう").empty());
}

TEST_CASE("marks show why, as it was written") {
    const auto marked = [](std::string_view text, const std::vector<std::u32string>& marks) {
        std::string out;
        for (const auto& piece : mark_text(text, marks))
            out += piece.marked ? "[" + piece.text + "]" : piece.text;
        return out;
    };
    CHECK(marked("ファミサポの案内", {U"ふぁみさぽ"}) == "[ファミサポ]の案内");
    CHECK(marked("ＡＥＤと<b>", {U"aed"}) == "[ＡＥＤ]と<b>");
    CHECK(marked("ﾌﾟｰﾙ", {U"ぷーる"}) == "[ﾌﾟｰﾙ]");
    CHECK(marked("何もない", {U"公園", U""}) == "何もない");
    std::string far;
    for (int i = 0; i < 100; ++i)
        far += "長い文章です。";
    const auto shown = snippet(far + "ここに公園があります。" + far, {U"公園"});
    std::string text;
    bool found = false;
    for (const auto& piece : shown)
        text += piece.text, found = found || piece.marked;
    CHECK(found);
    CHECK(base::count_characters(text) <= 92);
}

TEST_CASE("whatever is typed, there is a plan") {
    const auto city = vocabulary({"保育園"});
    Analyser analyser;
    const Synonyms none;
    const std::vector<Term> stops;
    for (const auto* typed :
         {"",
          " ",
          "。",
          "ー",
          "ーーー",
          "n",
          "nn",
          "\xff\xfe",
          "👶🏽",
          "a\0b",
          "ゝゞ々〆",
          "ｶﾞ",
          "\u3099\u3099",
          "ǅ"}) {
        const auto plan = make_plan(typed, {city, none, stops}, analyser);
        for (const auto& wanted : plan.terms)
            CHECK(wanted.weight > 0);
    }
    std::string bytes;
    for (unsigned i = 0, x = 1; i < 3000; ++i)
        bytes += char((x = x * 1664525 + 1013904223) >> 24);
    CHECK(make_plan(bytes, {city, none, stops}, analyser).terms.size() < 3000);
}
