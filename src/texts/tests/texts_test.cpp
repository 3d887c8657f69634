#include "texts/texts.h"

#include <doctest/doctest.h>

using texts::Language;

TEST_CASE("values stand where the text says their name") {
    CHECK(texts::fill("{count}件の{what}", {{"count", 3}, {"what", "記事"}}) == "3件の記事");
    CHECK(texts::fill("{unknown} {", {}) == "{unknown} {");
}

TEST_CASE("a city may say it in its own words") {
    texts::Catalogue catalogue;
    catalogue.override_text(Language::Easy, "x.y", "やさしく");
    CHECK(catalogue.text(Language::Easy, "x.y") == "やさしく");
    CHECK(catalogue.text(Language::Japanese, "x.y") == "x.y");
}

TEST_CASE("English knows one and many") {
    texts::Catalogue catalogue;
    catalogue.override_text(Language::English, "x.places", "{count} places");
    catalogue.override_text(Language::English, "x.places.one", "{count} place");
    CHECK(catalogue.counted(Language::English, "x.places", 1) == "1 place");
    CHECK(catalogue.counted(Language::English, "x.places", 2) == "2 places");
}

TEST_CASE("the first segment of an address may name a language") {
    CHECK(texts::from_prefix("easy") == Language::Easy);
    CHECK(!texts::from_prefix("fr"));
}
