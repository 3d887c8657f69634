// One sheet of a workbook, row by row; which one is the caller's choice.
#include "tables/xlsx.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <pugixml.hpp>

#include "base/text.h"
#include "tables/number_format.h"
#include "tables/zip_part.h"

namespace tables {

constexpr std::size_t widest_row = 10000;
constexpr std::size_t most_string_bytes = 256U << 20;

namespace {

class XlsxReader : public Reader {
  public:
    explicit XlsxReader(Archive archive) : archive_(std::move(archive)) {}
    bool prepare(std::size_t sheet);
    bool next(Record& record) override;
    const Problem* problem() const override { return problem_ ? &*problem_ : nullptr; }
    std::string format() const override { return "XLSX"; }
    std::vector<Sheet> sheets() const override { return sheets_; }

  private:
    bool read_sheet_names();
    void read_shared_strings();
    void read_styles();
    bool parse(const std::string& name, pugi::xml_document& document);
    bool has(const char* part) const { return zip_name_locate(archive_.get(), part, 0) >= 0; }
    bool fill(pugi::xml_node row, Record& record);
    std::string value_of(pugi::xml_node cell) const;
    bool fail(Refusal refusal, std::string detail);

    Archive archive_;
    std::vector<std::string> strings_;
    std::vector<NumberFormat> styles_;
    bool from_1904_ = false;
    std::vector<Sheet> sheets_;
    std::vector<std::string> parts_;  // of each sheet
    std::optional<XmlElements> rows_;
    std::optional<Problem> problem_;
};

}  // namespace

static std::string text_of(pugi::xml_node string_item);
static std::size_t column_of(std::string_view reference);

base::Result<std::unique_ptr<Reader>, Problem> open_xlsx(
    const std::string& path, std::size_t sheet
) {
    int error = 0;
    Archive archive(zip_open(path.c_str(), ZIP_RDONLY, &error));
    if (!archive) return base::refuse(Problem{Refusal::Damaged, path});
    auto reader = std::make_unique<XlsxReader>(std::move(archive));
    if (!reader->prepare(sheet)) return base::refuse(*reader->problem());
    return reader;
}

bool XlsxReader::prepare(std::size_t sheet) {
    if (!has("xl/workbook.xml")) return fail(Refusal::Binary, "ZIP");
    if (!read_sheet_names()) return false;
    if (sheet >= sheets_.size()) return fail(Refusal::Damaged, "no sheet");
    read_shared_strings();
    read_styles();
    rows_.emplace(ZipPart(archive_.get(), parts_[sheet]), "row");
    return !problem_;
}

// The row number is the file's; a row that does not say one follows the row before it.
bool XlsxReader::next(Record& record) {
    pugi::xml_document element;
    while (!problem_ && rows_->next(element)) {
        if (!fill(element.first_child(), record)) return false;
        const auto holds = [](const std::string& cell) { return !cell.empty(); };
        if (std::any_of(record.cells.begin(), record.cells.end(), holds)) return true;
    }
    if (rows_->problem() && !problem_) problem_ = rows_->problem();
    return false;
}

bool XlsxReader::fill(pugi::xml_node row, Record& record) {
    record.line = row.attribute("r").as_int(record.line + 1);
    record.cells.clear();
    for (const auto cell : row.children("c")) {
        const auto column = column_of(cell.attribute("r").as_string());
        const auto at = column == std::string::npos ? record.cells.size() : column;
        if (at >= widest_row) return fail(Refusal::TooLarge, std::to_string(record.line));
        if (record.cells.size() <= at) record.cells.resize(at + 1);
        record.cells[at] = value_of(cell);
    }
    return true;
}

bool XlsxReader::read_sheet_names() {
    pugi::xml_document workbook;
    pugi::xml_document relations;
    if (!parse("xl/workbook.xml", workbook) || !parse("xl/_rels/workbook.xml.rels", relations))
        return false;
    std::map<std::string, std::string> targets;
    for (const auto relation : relations.child("Relationships").children("Relationship"))
        targets[relation.attribute("Id").as_string()] = relation.attribute("Target").as_string();
    const auto book = workbook.child("workbook");
    from_1904_ = book.child("workbookPr").attribute("date1904").as_bool();
    for (const auto sheet : book.child("sheets").children("sheet")) {
        const auto target = targets[sheet.attribute("r:id").as_string()];
        if (target.empty()) continue;
        const std::string_view state = sheet.attribute("state").as_string("visible");
        sheets_.push_back({sheet.attribute("name").as_string(), state != "visible"});
        parts_.push_back(target.front() == '/' ? target.substr(1) : "xl/" + target);
    }
    return !sheets_.empty() || fail(Refusal::Damaged, "no sheet");
}

void XlsxReader::read_shared_strings() {
    if (!has("xl/sharedStrings.xml")) return;
    XmlElements items(ZipPart(archive_.get(), "xl/sharedStrings.xml"), "si");
    std::size_t bytes = 0;
    for (pugi::xml_document item; items.next(item);) {
        strings_.push_back(text_of(item.first_child()));
        bytes += strings_.back().size() + sizeof(std::string);
        if (bytes > most_string_bytes) {
            fail(Refusal::TooLarge, "xl/sharedStrings.xml");
            return;
        }
    }
    if (items.problem()) problem_ = items.problem();
}

void XlsxReader::read_styles() {
    pugi::xml_document document;
    if (!has("xl/styles.xml") || !parse("xl/styles.xml", document)) return;
    const auto sheet = document.child("styleSheet");
    std::map<int, NumberFormat> own;
    for (const auto format : sheet.child("numFmts").children("numFmt"))
        own[format.attribute("numFmtId").as_int()] =
            read_number_format(format.attribute("formatCode").as_string());
    for (const auto style : sheet.child("cellXfs").children("xf")) {
        const int id = style.attribute("numFmtId").as_int();
        const auto known = own.find(id);
        styles_.push_back(known == own.end() ? built_in_format(id) : known->second);
    }
}

std::string XlsxReader::value_of(pugi::xml_node cell) const {
    const std::string_view type = cell.attribute("t").as_string("n");
    if (type == "inlineStr") return text_of(cell.child("is"));
    const std::string raw = cell.child("v").text().as_string();
    if (type == "s") {
        const auto number = base::to_integer(raw);
        const bool known = number && *number >= 0 && std::size_t(*number) < strings_.size();
        return known ? strings_[std::size_t(*number)] : "";
    }
    if (type != "n" || raw.empty()) return type == "e" ? "" : raw;
    const auto style = std::size_t(cell.attribute("s").as_uint(0));
    const auto format = style < styles_.size() ? styles_[style] : NumberFormat::Plain;
    const auto value = base::to_real(raw);
    if (value && format != NumberFormat::Plain) return show_number(*value, format, from_1904_);
    // 0.1 + 0.2 is stored as 0.30000000000000004: shown as a person sees it, 15 digits.
    return value && raw.find_first_of(".eE") != std::string::npos ? fmt::format("{:.15g}", *value)
                                                                  : raw;
}

bool XlsxReader::parse(const std::string& name, pugi::xml_document& document) {
    auto problem = parse_part(archive_.get(), name, document);
    if (problem && !problem_) problem_ = std::move(problem);
    return !problem_;
}

bool XlsxReader::fail(Refusal refusal, std::string detail) {
    if (!problem_) problem_ = Problem{refusal, std::move(detail)};
    return false;
}

// Plain text or rich runs; <rPh> is the reading (ふりがな), not part of the text.
static std::string text_of(pugi::xml_node item) {
    std::string text = item.child("t").text().as_string();
    for (const auto run : item.children("r"))
        text += run.child("t").text().as_string();
    return text;
}

// "AB12" → 27; npos when the reference is missing.
static std::size_t column_of(std::string_view reference) {
    std::size_t column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z') break;
        column = column * 26 + std::size_t(c - 'A' + 1);
        if (column > widest_row) return widest_row;
    }
    return column == 0 ? std::string::npos : column - 1;
}

}  // namespace tables
