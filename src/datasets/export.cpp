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

constexpr std::size_t most_lost_kept = 1000;

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

static void note_lost(
    const std::vector<tables::Writer::Lost>& lost,
    const Record& headers,
    const Record& record,
    Exported& done
);

Exported export_file(
    web::Site& site, const Kind& kind, const std::string& path, const ExportOptions& options
) {
    const auto part = path + ".part";
    std::ofstream file(part, std::ios::binary | std::ios::trunc);
    Exported done{.file = std::filesystem::path(path).filename().string()};
    site.database().read([&](db::ReadTx& tx) {
        Columns columns(site.city(), kind, options);
        kind.each(tx, site.city(), [&](const OutRow& row) { columns.make_room_for(row); });
        tables::Writer writer(options.cp932 ? tables::Encoding::Cp932 : tables::Encoding::Utf8Bom);
        writer.row(columns.headers());
        kind.each(tx, site.city(), [&](const OutRow& row) {
            const auto record = columns.record_of(row);
            writer.row(record);
            file << writer.take();
            ++done.rows;
            note_lost(writer.lost(), columns.headers(), record, done);
        });
        file << writer.take();
    });
    file.close();
    if (!file)
        throw std::filesystem::filesystem_error(
            "cannot write", part, std::make_error_code(std::errc::io_error)
        );
    std::filesystem::rename(part, path);
    return done;
}

static void note_lost(
    const std::vector<tables::Writer::Lost>& lost,
    const Record& headers,
    const Record& record,
    Exported& done
) {
    for (const auto& [column, character] : lost) {
        ++done.lost_characters;
        if (done.lost.size() < most_lost_kept)
            done.lost.push_back({done.rows + 1, headers[column], record[column], character});
    }
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
static bool follows_from_others(
    std::string_view field, std::string_view cell, const OutRow& row, const city::City& city
) {
    if (field == "code" || field == "address_code") return cell == city.code;
    if (field == "prefecture" || field == "address_prefecture") return cell == city.prefecture;
    if (field == "municipality" || field == "address_city") return cell == city.name;
    if (field == "body") return cell == city.name || cell == city.prefecture + city.name;
    if (field != "address_town") return false;
    const auto rest = row.fields.find("address_rest");
    return rest == row.fields.end() || rest->second.empty();
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
        if (fields_.contains(field.name)) continue;
        const auto cell = row.fields.find(field.name);
        if (cell == row.fields.end() || cell->second.empty()) continue;
        if (!follows_from_others(field.name, cell->second, row, city_))
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
