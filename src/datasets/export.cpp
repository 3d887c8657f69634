// A list of ours as a file. Two passes: which columns there are beyond the standard's, then rows.
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "base/text.h"
#include "datasets/datasets.h"
#include "datasets/recognise.h"
#include "tables/writer.h"

namespace datasets {

namespace {

// Which column of the file a cell of ours goes to.
class Columns {
  public:
    Columns(const city::City& city, const Kind& kind, const ExportOptions& options);
    void make_room_for(const OutRow& row);
    const Record& headers() const { return headers_; }
    Record record_of(const OutRow& row) const;

  private:
    std::size_t column_of(const std::string& header) const;  // npos: none
    const city::City& city_;
    const Kind& kind_;
    Record headers_;
    Positions fields_;  // field → column
    std::map<std::string, std::size_t> by_header_;
    mutable std::map<std::string, std::size_t> known_;  // of headers asked for before
};

}  // namespace

Exported export_file(
    web::Site& site, const Kind& kind, const std::string& path, const ExportOptions& options
) {
    const auto part = path + ".part";
    std::ofstream file(part, std::ios::binary | std::ios::trunc);
    Exported done;
    site.database().read([&](db::ReadTx& tx) {
        Columns columns(site.city(), kind, options);
        kind.each(tx, site.city(), [&](const OutRow& row) { columns.make_room_for(row); });
        tables::Writer writer(options.cp932 ? tables::Encoding::Cp932 : tables::Encoding::Utf8Bom);
        writer.row(columns.headers());
        kind.each(tx, site.city(), [&](const OutRow& row) {
            writer.row(columns.record_of(row));
            file << writer.take();
            ++done.rows;
        });
        file << writer.take();
        done.lost_characters = writer.lost_characters();
    });
    file.close();
    if (!file)
        throw std::filesystem::filesystem_error(
            "cannot write", part, std::make_error_code(std::errc::io_error)
        );
    std::filesystem::rename(part, path);
    return done;
}

Columns::Columns(const city::City& city, const Kind& kind, const ExportOptions& options)
    : city_(city), kind_(kind) {
    auto layout = options.generation == 1 ? kind.first_layout : kind.second_layout;
    if (layout.empty()) layout = options.generation == 1 ? kind.second_layout : kind.first_layout;
    for (const auto header : base::split(layout, ','))
        headers_.emplace_back(header);
    fields_ = match_fields(city, kind, headers_);
    for (std::size_t i = 0; i < headers_.size(); ++i)
        by_header_.emplace(plain_header(headers_[i]), i);
}

// What the city's settings and the address say already needs no column of its own.
static bool follows_from_others(std::string_view field) {
    return field == "code" || field == "prefecture" || field == "municipality" || field == "body" ||
           field.starts_with("address_");
}

// A kept field that the standard has no column for gets one, too, when it says anything.
void Columns::make_room_for(const OutRow& row) {
    const auto add = [&](const std::string& header) {
        by_header_.emplace(plain_header(header), headers_.size());
        headers_.push_back(header);
        known_.clear();
        return headers_.size() - 1;
    };
    for (const auto& field : kind_.fields) {
        if (follows_from_others(field.name) || fields_.contains(field.name)) continue;
        const auto cell = row.fields.find(field.name);
        if (cell != row.fields.end() && !cell->second.empty())
            fields_.emplace(field.name, add(field.headers.front()));
    }
    for (const auto& [header, cell] : row.others)
        if (column_of(header) == std::string::npos) add(header);
}

Record Columns::record_of(const OutRow& row) const {
    Record record(headers_.size());
    for (const auto& [field, cell] : row.fields)
        if (const auto at = fields_.find(field); at != fields_.end()) record[at->second] = cell;
    for (const auto& [header, cell] : row.others)
        record[column_of(header)] = cell;
    return record;
}

std::size_t Columns::column_of(const std::string& header) const {
    const auto known = known_.find(header);
    if (known != known_.end()) return known->second;
    std::size_t column = std::string::npos;
    if (const auto same = by_header_.find(plain_header(header)); same != by_header_.end())
        column = same->second;
    else if (const auto field = match_fields(city_, kind_, {header}); !field.empty())
        for (const auto& [name, position] : field)
            if (const auto at = fields_.find(name); at != fields_.end()) column = at->second;
    known_.emplace(header, column);
    return column;
}

}  // namespace datasets
