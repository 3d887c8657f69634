#include "tables/reader.h"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <fstream>

#include "tables/encoding.h"
#include "tables/writer.h"

using tables::Refusal;

static std::string file_with(std::string_view bytes) {
    char pattern[] = "/tmp/hagukumi-table-XXXXXX";
    const int handle = ::mkstemp(pattern);
    REQUIRE(handle >= 0);
    std::ofstream(pattern, std::ios::binary) << bytes;
    return pattern;
}

static std::vector<std::vector<std::string>> rows_of(std::string_view bytes) {
    auto reader = tables::Reader::open(file_with(bytes));
    REQUIRE(reader.has_value());
    std::vector<std::vector<std::string>> rows;
    for (tables::Record record; (*reader)->next(record);)
        rows.push_back(record.cells);
    CHECK((*reader)->problem() == nullptr);
    return rows;
}

static Refusal refusal_of(std::string_view bytes) {
    auto reader = tables::Reader::open(file_with(bytes));
    if (!reader) return reader.error().refusal;
    for (tables::Record record; (*reader)->next(record);) {
    }
    REQUIRE((*reader)->problem() != nullptr);
    return (*reader)->problem()->refusal;
}

TEST_CASE("quotes, line breaks inside cells and all line ends are understood") {
    const auto rows = rows_of("名称,備考\r\n\"ひまわり\n保育園\",\"「\"\"園\"\"」\"\r\nつばめ,\n");
    REQUIRE(rows.size() == 3);
    CHECK(rows[1][0] == "ひまわり\n保育園");
    CHECK(rows[1][1] == "「\"園\"」");
    CHECK(rows[2] == std::vector<std::string>{"つばめ", ""});
}

TEST_CASE("every encoding of a city hall gives the same table") {
    const auto lost = [](std::string_view character) { FAIL(std::string(character)); };
    const std::string utf8 = "名称,住所\n髙橋医院①,本町\n";
    const auto expected = rows_of(utf8);
    CHECK(rows_of("\xef\xbb\xbf" + utf8) == expected);
    CHECK(rows_of(tables::to_cp932(utf8, lost)) == expected);
    std::string utf16 = "\xff\xfe";
    for (const char16_t c : std::u16string(u"名称,住所\n髙橋医院①,本町\n")) {
        utf16 += char(c & 0xff);
        utf16 += char(c >> 8);
    }
    CHECK(rows_of(utf16) == expected);
}

TEST_CASE("the encoding is told by the first bytes that are no ASCII, however late they come") {
    std::string bytes = "a,b\n";
    for (int i = 0; i < 20000; ++i)
        bytes += "1234,5678\n";
    CHECK(rows_of(bytes + tables::to_cp932("園,本町\n", [](auto) {})).back()[0] == "園");
    CHECK(rows_of(bytes + "園,本町\n").back()[0] == "園");
}

TEST_CASE("UTF-8 with one broken byte is refused, not read as something else") {
    std::string bytes;
    for (int i = 0; i < 50; ++i)
        bytes += "ひまわり保育園,本町\n";
    CHECK(refusal_of(bytes + "\xe3\x81,x\n" + bytes) == Refusal::BadEncoding);
}

TEST_CASE("tabs separate, too") {
    CHECK(rows_of("a\tb,c\n1\t2\n")[0][1] == "b,c");
}

TEST_CASE("the line of a record is where it begins in the file") {
    auto reader = tables::Reader::open(file_with("a,b\n\n\"x\ny\",1\nz,2\n"));
    REQUIRE(reader.has_value());
    tables::Record record;
    (*reader)->next(record);
    (*reader)->next(record);
    CHECK(record.line == 3);
    (*reader)->next(record);
    CHECK(record.line == 5);
}

TEST_CASE("what is no table is refused with its reason") {
    CHECK(refusal_of("") == Refusal::Empty);
    CHECK(refusal_of("\xef\xbb\xbf\n\n") == Refusal::Empty);
    CHECK(refusal_of("<!DOCTYPE html><html>") == Refusal::Html);
    CHECK(refusal_of("%PDF-1.7") == Refusal::Binary);
    CHECK(refusal_of(std::string_view("a,b\0c", 5)) == Refusal::Binary);
    CHECK(refusal_of("PK\x03\x04 broken") == Refusal::Damaged);
    CHECK(refusal_of("a,b\n\"never closed\n") == Refusal::Damaged);
    CHECK(refusal_of("a,b\n\x80\xff\xff,x\n") == Refusal::BadEncoding);
    CHECK(!tables::Reader::open("/nonexistent").has_value());
}

TEST_CASE("a cell that a spreadsheet would run is guarded and comes back as it was") {
    for (const std::string cell :
         {"=1+1", "+81", "-5", "-", "@x", "＝cmd", "'=x", "''=x", "普通", "\tx", "-x"})
        CHECK(tables::unguard(tables::guard(cell)) == cell);
    CHECK(tables::guard("=HYPERLINK(1)") == "'=HYPERLINK(1)");
    CHECK(tables::guard("-5.5") == "-5.5");
    tables::Writer writer(tables::Encoding::Utf8Bom);
    writer.row({"a,b", "\"q\"", "x"});
    CHECK(writer.take() == "\xef\xbb\xbf\"a,b\",\"\"\"q\"\"\",x\r\n");
}

TEST_CASE("characters that CP932 does not have are told with their column") {
    tables::Writer writer(tables::Encoding::Cp932);
    writer.row({"本町", "𠮷田🌸", "x"});
    REQUIRE(writer.lost().size() == 2);
    CHECK(writer.lost()[0].column == 1);
    CHECK(writer.lost()[0].character == "𠮷");
    CHECK(writer.lost()[1].character == "🌸");
    writer.row({"本町", "吉田", "x"});
    CHECK(writer.lost().empty());
}
