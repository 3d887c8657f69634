// Reads every sheet in order, the rows of one after the other: the caller looks for a header
// anyway.
#include "tables/xlsx.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <pugixml.hpp>
#include <set>

#include "base/date.h"
#include "base/text.h"

namespace tables {

constexpr zip_uint64_t largest_part = 128ULL << 20;  // a sheet of 100,000 rows has less
constexpr zip_uint64_t worst_ratio = 300;            // of unpacked to packed: more is a bomb
constexpr std::size_t widest_row = 10000;

namespace {

struct CloseZip {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, CloseZip>;

class XlsxReader : public Reader {
  public:
    explicit XlsxReader(Archive archive) : archive_(std::move(archive)) {}
    bool prepare();
    bool next(Record& record) override;
    const Problem* problem() const override { return problem_ ? &*problem_ : nullptr; }
    std::string format() const override { return "XLSX"; }

  private:
    std::optional<std::string> part(const std::string& name);
    bool parse(const std::string& name, pugi::xml_document& document);
    void read_shared_strings();
    void read_date_styles();
    bool read_sheet_names();
    bool open_next_sheet();
    std::string value_of(pugi::xml_node cell) const;
    bool fail(Refusal refusal, std::string detail);

    Archive archive_;
    std::vector<std::string> strings_;
    std::vector<bool> is_date_style_;
    std::vector<std::string> sheets_;
    std::size_t next_sheet_ = 0;
    pugi::xml_document sheet_;
    pugi::xml_node row_;
    std::optional<Problem> problem_;
};

}  // namespace

static std::string text_of(pugi::xml_node string_item);
static std::size_t column_of(std::string_view reference);
static bool is_date_format(std::string_view code);
static std::string date_text(double serial);

base::Result<std::unique_ptr<Reader>, Problem> open_xlsx(const std::string& path) {
    int error = 0;
    Archive archive(zip_open(path.c_str(), ZIP_RDONLY, &error));
    if (!archive) return base::refuse(Problem{Refusal::Damaged, path});
    auto reader = std::make_unique<XlsxReader>(std::move(archive));
    if (!reader->prepare()) return base::refuse(*reader->problem());
    return reader;
}

bool XlsxReader::prepare() {
    if (zip_name_locate(archive_.get(), "xl/workbook.xml", 0) < 0)
        return fail(Refusal::Binary, "ZIP");
    if (!read_sheet_names()) return false;
    read_shared_strings();
    read_date_styles();
    return !problem_ && open_next_sheet();
}

bool XlsxReader::next(Record& record) {
    while (!problem_) {
        for (; row_; row_ = row_.next_sibling("row")) {
            record.line = row_.attribute("r").as_int(record.line + 1);
            record.cells.clear();
            for (const auto cell : row_.children("c")) {
                const auto column = column_of(cell.attribute("r").as_string());
                const auto at = column == std::string::npos ? record.cells.size() : column;
                if (at >= widest_row) return fail(Refusal::TooLarge, std::to_string(record.line));
                if (record.cells.size() <= at) record.cells.resize(at + 1);
                record.cells[at] = value_of(cell);
            }
            const bool holds = std::any_of(
                record.cells.begin(), record.cells.end(), [](const auto& c) { return !c.empty(); }
            );
            if (!holds) continue;
            row_ = row_.next_sibling("row");
            return true;
        }
        if (!open_next_sheet()) return false;
    }
    return false;
}

bool XlsxReader::open_next_sheet() {
    if (next_sheet_ >= sheets_.size()) return false;
    if (!parse(sheets_[next_sheet_++], sheet_)) return false;
    row_ = sheet_.child("worksheet").child("sheetData").child("row");
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
    for (const auto sheet : workbook.child("workbook").child("sheets").children("sheet")) {
        auto target = targets[sheet.attribute("r:id").as_string()];
        if (target.empty()) continue;
        sheets_.push_back(target.front() == '/' ? target.substr(1) : "xl/" + target);
    }
    return !sheets_.empty() || fail(Refusal::Damaged, "no sheet");
}

void XlsxReader::read_shared_strings() {
    if (zip_name_locate(archive_.get(), "xl/sharedStrings.xml", 0) < 0) return;
    pugi::xml_document document;
    if (!parse("xl/sharedStrings.xml", document)) return;
    for (const auto item : document.child("sst").children("si"))
        strings_.push_back(text_of(item));
}

// Number formats 14–22 and 27–36, 50–58 (Japanese) are dates; others say so in their code.
void XlsxReader::read_date_styles() {
    if (zip_name_locate(archive_.get(), "xl/styles.xml", 0) < 0) return;
    pugi::xml_document document;
    if (!parse("xl/styles.xml", document)) return;
    const auto sheet = document.child("styleSheet");
    std::set<int> dates;
    for (const auto format : sheet.child("numFmts").children("numFmt"))
        if (is_date_format(format.attribute("formatCode").as_string()))
            dates.insert(format.attribute("numFmtId").as_int());
    for (const auto style : sheet.child("cellXfs").children("xf")) {
        const int id = style.attribute("numFmtId").as_int();
        const bool built_in =
            (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
        is_date_style_.push_back(built_in || dates.contains(id));
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
    const auto value = base::to_real(raw);
    if (value && style < is_date_style_.size() && is_date_style_[style]) return date_text(*value);
    // 0.1 + 0.2 is stored as 0.30000000000000004: shown as a person sees it, 15 digits.
    return value && raw.find_first_of(".eE") != std::string::npos ? fmt::format("{:.15g}", *value)
                                                                  : raw;
}

bool XlsxReader::parse(const std::string& name, pugi::xml_document& document) {
    const auto bytes = part(name);
    if (!bytes) return false;
    const auto parsed = document.load_buffer(bytes->data(), bytes->size());
    return parsed ? true : fail(Refusal::Damaged, name);
}

std::optional<std::string> XlsxReader::part(const std::string& name) {
    zip_stat_t facts;
    zip_stat_init(&facts);
    if (zip_stat(archive_.get(), name.c_str(), 0, &facts) != 0) {
        fail(Refusal::Damaged, name);
        return {};
    }
    if (facts.size > largest_part ||
        (facts.size > (64U << 20) && facts.size > facts.comp_size * worst_ratio)) {
        fail(Refusal::TooLarge, name);
        return {};
    }
    std::string bytes(facts.size, '\0');
    zip_file_t* file = zip_fopen(archive_.get(), name.c_str(), 0);
    const auto got = file ? zip_fread(file, bytes.data(), bytes.size()) : -1;
    if (file) zip_fclose(file);
    if (got != zip_int64_t(bytes.size())) {
        fail(Refusal::Damaged, name);
        return {};
    }
    return bytes;
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

// What stands in quotes or brackets ([Red], [$-411]) says nothing about days; [h] does.
static bool is_date_format(std::string_view code) {
    std::string plain;
    bool quoted = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == '\\') {
            ++i;
        } else if (code[i] == '"') {
            quoted = !quoted;
        } else if (!quoted && code[i] == '[') {
            const auto end = code.find(']', i);
            if (end == std::string_view::npos) break;
            if (end - i == 2 || code.substr(i, end - i) == "[hh") plain += code.substr(i + 1, 1);
            i = end;
        } else if (!quoted) {
            plain += code[i];
        }
    }
    return plain.find_first_of("ymdhg") != std::string::npos && !base::contains(plain, "General");
}

// Days since 1899-12-30; a part of a day is a time.
static std::string date_text(double serial) {
    if (serial < 0 || serial > 2958465) return fmt::format("{:.15g}", serial);
    const auto days = int(serial);
    const auto minutes = int((serial - days) * 24 * 60 + 0.5);
    const auto time = base::TimeOfDay{minutes}.text();
    if (days == 0) return time;
    const auto day = (base::Date::from_days(-25569) + days).iso();
    return minutes == 0 ? day : day + " " + time;
}

}  // namespace tables
