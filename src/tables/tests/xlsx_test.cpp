// Workbooks as cities make them: sheets, dates, and files made to harm.
#include <doctest/doctest.h>
#include <stdlib.h>
#include <zip.h>

#include <map>

#include "tables/number_format.h"
#include "tables/reader.h"

using tables::NumberFormat;
using tables::Refusal;

using Parts = std::map<std::string, std::string>;

static std::string workbook(const Parts& parts) {
    char pattern[] = "/tmp/hagukumi-xlsx-XXXXXX";
    REQUIRE(::mkstemp(pattern) >= 0);
    zip_t* archive = zip_open(pattern, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
    for (const auto& [name, text] : parts)
        zip_file_add(
            archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), 0
        );
    REQUIRE(zip_close(archive) == 0);
    return pattern;
}

static Parts book(const std::string& sheets, const std::string& properties = "") {
    std::string relations = "<Relationships>";
    for (const auto* i : {"1", "2", "3"})
        relations += std::string("<Relationship Id=\"r") + i + "\" Target=\"worksheets/sheet" + i +
                     ".xml\"/>";
    return {
        {"xl/workbook.xml",
         "<workbook xmlns:r=\"x\">" + properties + "<sheets>" + sheets + "</sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels", relations + "</Relationships>"},
        {"xl/styles.xml",
         "<styleSheet><numFmts><numFmt numFmtId=\"164\" "
         "formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;"
         "d&quot;日&quot;\"/><numFmt numFmtId=\"165\" "
         "formatCode=\"0.0&quot;m&quot;\"/></numFmts><cellXfs>"
         "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"20\"/><xf numFmtId=\"164\"/>"
         "<xf numFmtId=\"165\"/><xf numFmtId=\"22\"/><xf "
         "numFmtId=\"46\"/></cellXfs></styleSheet>"}};
}

static std::string sheet(const std::string& rows) {
    return "<worksheet><sheetPr/><sheetData>" + rows + "</sheetData><rowBreaks/></worksheet>";
}

static const std::string one_sheet = R"(<sheet name="公園" sheetId="1" r:id="r1"/>)";

TEST_CASE("dates and times of a workbook come out as a person sees them") {
    auto parts = book(one_sheet);
    parts["xl/worksheets/sheet1.xml"] = sheet(
        R"(<row r="1"><c r="A1" s="1"><v>46113</v></c><c r="B1" s="2"><v>0.395833333333333</v></c>)"
        R"(<c r="C1" s="3"><v>46113.4</v></c><c r="D1" s="4"><v>12.5</v></c>)"
        R"(<c r="E1" s="5"><v>46113.9999999</v></c><c r="F1" s="6"><v>1.5</v></c>)"
        R"(<c r="H1" t="inlineStr"><is><t>a</t><rPh><t>よみ</t></rPh></is></c></row><row r="3"/>)"
        R"(<row r="5"><c t="str"><v>x</v></c></row>)"
    );
    auto reader = tables::Reader::open(workbook(parts));
    REQUIRE(reader.has_value());
    tables::Record record;
    REQUIRE((*reader)->next(record));
    CHECK(
        record.cells ==
        std::vector<std::string>{
            "2026-04-01", "9:30", "2026-04-01", "12.5", "2026-04-02 0:00", "36:00", "", "a"}
    );
    REQUIRE((*reader)->next(record));
    CHECK(record.line == 5);
    CHECK_FALSE((*reader)->next(record));
    CHECK((*reader)->problem() == nullptr);
}

TEST_CASE("a workbook that counts from 1904 gives the same day") {
    auto parts = book(one_sheet, R"(<workbookPr date1904="1"/>)");
    parts["xl/worksheets/sheet1.xml"] =
        sheet(R"(<row r="1"><c r="A1" s="1"><v>44651</v></c></row>)");
    auto reader = tables::Reader::open(workbook(parts));
    tables::Record record;
    REQUIRE((*reader)->next(record));
    CHECK(record.cells[0] == "2026-04-01");
}

TEST_CASE("number formats are told apart") {
    CHECK(tables::read_number_format("yyyy\\-mm\\-dd;@") == NumberFormat::Date);
    CHECK(tables::read_number_format("YYYY/MM/DD") == NumberFormat::Date);
    CHECK(tables::read_number_format("h\"時\"mm\"分\"") == NumberFormat::Time);
    CHECK(tables::read_number_format("[h]:mm") == NumberFormat::Elapsed);
    CHECK(tables::read_number_format("yyyy/m/d h:mm") == NumberFormat::DateTime);
    CHECK(tables::read_number_format("m\"月\"") == NumberFormat::Date);
    CHECK(tables::read_number_format("G/標準") == NumberFormat::Plain);
    CHECK(tables::read_number_format("General\"時\"") == NumberFormat::Plain);
    CHECK(tables::read_number_format("#,##0_ ;[Red]\\-#,##0\\ ") == NumberFormat::Plain);
    CHECK(tables::read_number_format("0.00E+00") == NumberFormat::Plain);
    CHECK(tables::built_in_format(31) == NumberFormat::Date);
    CHECK(tables::built_in_format(32) == NumberFormat::Time);
    CHECK(tables::built_in_format(9) == NumberFormat::Plain);
}

TEST_CASE("a workbook says its sheets, and which of them are hidden") {
    auto parts = book(
        R"(<sheet name="説明" sheetId="1" r:id="r1"/><sheet name="控え" sheetId="2" state="hidden" r:id="r2"/>)"
    );
    parts["xl/worksheets/sheet1.xml"] = sheet(R"(<row r="1"><c r="A1"><v>1</v></c></row>)");
    parts["xl/worksheets/sheet2.xml"] = sheet(R"(<row r="1"><c r="A1"><v>2</v></c></row>)");
    const auto path = workbook(parts);
    auto reader = tables::Reader::open(path, 1);
    REQUIRE(reader.has_value());
    const auto sheets = (*reader)->sheets();
    REQUIRE(sheets.size() == 2);
    CHECK_FALSE(sheets[0].hidden);
    CHECK(sheets[1].name == "控え");
    CHECK(sheets[1].hidden);
    tables::Record record;
    REQUIRE((*reader)->next(record));
    CHECK(record.cells[0] == "2");
    CHECK_FALSE((*reader)->next(record));
}

static Refusal refusal_of_sheet(const std::string& text) {
    auto parts = book(one_sheet);
    parts["xl/worksheets/sheet1.xml"] = text;
    auto reader = tables::Reader::open(workbook(parts));
    REQUIRE(reader.has_value());
    for (tables::Record record; (*reader)->next(record);) {
    }
    REQUIRE((*reader)->problem() != nullptr);
    return (*reader)->problem()->refusal;
}

TEST_CASE("a workbook made to harm is refused before it fills the memory") {
    const std::string row = R"(<row r="1"><c r="A1"><v>1</v></c></row>)";
    CHECK(refusal_of_sheet("<worksheet><sheetData>" + row + "<row r=\"2\"><c") == Refusal::Damaged);
    std::string many = "<worksheet><sheetData>";
    while (many.size() < (40U << 20))
        many += row;
    CHECK(refusal_of_sheet(many) == Refusal::TooLarge);  // zeros pack a thousandfold
    CHECK(
        refusal_of_sheet("<row r=\"1\"><c r=\"A1\"><v>" + std::string(20U << 20, 'x')) ==
        Refusal::TooLarge
    );
    CHECK(refusal_of_sheet(R"(<row r="1"><c r="ZZZZ1"><v>1</v></c></row>)") == Refusal::TooLarge);
}
