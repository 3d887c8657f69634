// Opening, recognising and reading a file; and the keys of its rows.
#include "datasets/row_reader.h"

#include <algorithm>
#include <filesystem>

#include "base/text.h"
#include "tables/loose.h"

namespace datasets {

constexpr std::size_t records_looked_at = 30;

base::Result<RowReader, FileRefusal> RowReader::open(
    const city::City& city,
    const std::vector<Kind>& kinds,
    const std::string& path,
    const Options& options
) {
    auto reader = begin(path, 0);
    if (!reader) return reader;
    const auto sheets = reader->file_->sheets();
    std::string header;
    for (std::size_t i = 0; i < std::max<std::size_t>(sheets.size(), 1); ++i) {
        if (!sheets.empty() && sheets[i].hidden) continue;
        if (i > 0) reader = begin(path, i);
        if (!reader || reader->recognise_as(city, kinds, options.kind)) return reader;
        if (header.empty() && !reader->first_.empty())
            header = base::join(reader->first_.front().second, ", ");
    }
    return base::refuse(FileRefusal{header.empty() ? "empty" : "unknown_kind", header});
}

bool RowReader::recognise_as(
    const city::City& city, const std::vector<Kind>& kinds, const std::string& wanted_kind
) {
    std::vector<Record> looked_at;
    for (const auto& [line, cells] : first_)
        looked_at.push_back(cells);
    const auto name = std::filesystem::path(path_).filename().string();
    auto found = recognise(city, kinds, looked_at, name, wanted_kind);
    if (!found) return false;
    found_ = std::move(*found);
    given_ = found_.header_row == std::string::npos ? 0 : found_.header_row + 1;
    return true;
}

base::Result<RowReader, FileRefusal> RowReader::again() const {
    auto reader = begin(path_, sheet_);
    if (!reader) return reader;
    reader->found_ = found_;
    reader->given_ = found_.header_row == std::string::npos ? 0 : found_.header_row + 1;
    return reader;
}

base::Result<RowReader, FileRefusal> RowReader::begin(const std::string& path, std::size_t sheet) {
    auto file = open_source(path, sheet);
    if (!file) return base::refuse(file.error());
    RowReader reader;
    reader.path_ = path;
    reader.sheet_ = sheet;
    reader.file_ = std::move(*file);
    Record cells;
    for (int line = 0; reader.first_.size() < records_looked_at && reader.file_->next(cells, line);)
        reader.first_.emplace_back(line, cells);
    if (const auto* broken = reader.file_->broken()) return base::refuse(*broken);
    return reader;
}

// The row's headers and positions are the same for the whole file and are written only once.
bool RowReader::next(Row& row) {
    Record cells;
    if (given_ < first_.size()) {
        row.line = first_[given_].first;
        cells = std::move(first_[given_++].second);
    } else if (!file_->next(cells, row.line)) {
        return false;
    }
    if (row.positions.empty()) row.positions = found_.positions;
    const auto had = row.cells.size();
    row.cells.resize(cells.size());
    for (std::size_t i = had; i < cells.size(); ++i)
        if (i < found_.headers.size()) row.cells[i].first = found_.headers[i];
    for (std::size_t i = 0; i < cells.size(); ++i)
        row.cells[i].second = std::move(cells[i]);
    return true;
}

static std::string joined(const Row& row, const std::vector<std::string>& fields) {
    std::string key;
    for (const auto& field : fields) {
        const auto part = row.text(field);
        if (part.empty()) continue;
        if (!key.empty()) key += '|';
        key += part;
    }
    return base::fold(key);
}

std::string Keys::key_of(const Row& row) {
    auto key = joined(row, kind_.key_fields);
    if (tables::is_damaged_code(key)) key.clear();  // 3.00002E+12: a spreadsheet ate the digits
    if (key.empty()) key = joined(row, kind_.fallback_fields);
    if (!used_.insert(base::hash(key)).second) {
        key += "#" + joined(row, kind_.fallback_fields);
        while (!used_.insert(base::hash(key)).second)
            key += "+";
    }
    return key;
}

std::int64_t Keys::twin_of(const Row& row) const {
    for (const auto& field : kind_.fallback_fields)
        if (row.text(field).empty()) return 0;
    return std::int64_t(base::hash(joined(row, kind_.fallback_fields)));
}

}  // namespace datasets
