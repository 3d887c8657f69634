#include "base/text.h"

#include <doctest/doctest.h>

TEST_CASE("broken UTF-8 is noticed and can be shown") {
    CHECK(base::is_valid_utf8("子育て"));
    CHECK(!base::is_valid_utf8("\xff"));
    CHECK(!base::is_valid_utf8("\xc0\xaf"));          // overlong
    CHECK(!base::is_valid_utf8("\xed\xa0\x80"));      // surrogate
    CHECK(!base::is_valid_utf8("\xf4\x90\x80\x80"));  // above U+10FFFF
    CHECK(base::repair_utf8("a\xff") == "a\ufffd");
}

TEST_CASE("width, case and white space do not matter when people type") {
    CHECK(base::fold("　ＡＢＣ　１２３ ") == "abc 123");
    CHECK(base::fold_width("ｶﾞｷﾞ") == "ガギ");
    CHECK(base::to_hiragana("ホイクエン") == "ほいくえん");
    CHECK(base::to_katakana("ほいくえん") == "ホイクエン");
}

TEST_CASE("white space of both widths is trimmed") {
    CHECK(base::trim("　 子ども\r\n ") == "子ども");
    CHECK(base::trim("　") == "");
}

TEST_CASE("percent signs are decoded or refused") {
    CHECK(base::percent_decode("%E5%AD%90") == "子");
    CHECK(!base::percent_decode("%E"));
    CHECK(!base::percent_decode("%zz"));
    CHECK(base::percent_encode("子 /") == "%E5%AD%90%20%2F");
}

TEST_CASE("numbers are the whole text or nothing") {
    CHECK(base::to_integer("42") == 42);
    CHECK(!base::to_integer("42 "));
    CHECK(!base::to_integer(""));
    CHECK(base::to_real("138.5") == doctest::Approx(138.5));
    CHECK(!base::to_real("nan"));
}
