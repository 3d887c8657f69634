// The pager below a list, and the note on pages whose texts are Japanese.
#include "html/pager.h"

#include <doctest/doctest.h>

#include "html/japanese.h"

namespace {

html::View view_in(const texts::Catalogue& catalogue, texts::Language language) {
    return {.catalogue = catalogue, .language = language, .contact_phone = "000-123-4001"};
}

// What is read of the pager: its words without markup, one space between two.
std::string numbers(int page, int pages) {
    const texts::Catalogue catalogue;
    const auto view = view_in(catalogue, texts::Language::Japanese);
    const auto address = [](int number) { return "/list?page=" + std::to_string(number); };
    std::string shown;
    bool tag = false;
    for (const char c : html::pager(view, address, page, pages).take()) {
        if (c == '<' && !shown.empty() && shown.back() != ' ') shown += ' ';
        if (c == '<' || c == '>')
            tag = c == '<';
        else if (!tag)
            shown += c;
    }
    return shown;
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a list of one page has no pager") {
    CHECK(numbers(1, 1).empty());
    CHECK(numbers(1, 0).empty());
}

TEST_CASE("first, last and the neighbours can be reached from every page") {
    CHECK(numbers(1, 2) == "1 2 次へ ");
    CHECK(numbers(2, 2) == "前へ 1 2 ");
    CHECK(numbers(1, 11) == "1 2 … 11 次へ ");
    CHECK(numbers(6, 11) == "前へ 1 … 5 6 7 … 11 次へ ");
    CHECK(numbers(11, 11) == "前へ 1 … 10 11 ");
}

TEST_CASE("the pager says where one is, and its addresses are escaped") {
    const texts::Catalogue catalogue;
    const auto view = view_in(catalogue, texts::Language::English);
    const auto address = [](int number) { return "/list?a=1&page=" + std::to_string(number); };
    const auto pager = html::pager(view, address, 2, 3).take();
    CHECK(has(pager, "<nav class=\"pager\" aria-label=\"Pages\">"));
    CHECK(has(pager, "href=\"/list?a=1&amp;page=2\" aria-current=\"page\">2<"));
    CHECK(has(pager, "rel=\"next\" href=\"/list?a=1&amp;page=3\""));
    CHECK(has(pager, "rel=\"prev\" href=\"/list?a=1&amp;page=1\""));
}

TEST_CASE("who reads in another language is told that the texts are Japanese, and whom to ask") {
    const texts::Catalogue catalogue;
    CHECK(html::japanese_note(view_in(catalogue, texts::Language::Japanese)).empty());
    for (const auto language : {texts::Language::English, texts::Language::Easy}) {
        const auto note = html::japanese_note(view_in(catalogue, language)).take();
        CHECK(has(note, "class=\"notice\""));
        CHECK(has(note, "href=\"tel:0001234001\""));
    }
}
