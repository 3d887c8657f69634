// datasets: 標準データセット in and out. A file is recognised by its headers, read row by row, and
// put into the room that owns the kind; one file is one transaction. What a row means is the room's
// business (a Kind); finding, comparing, closing and reporting are this room's.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "db/db.h"
#include "web/site.h"

namespace datasets {

// One column that a kind understands, and how cities write its header.
struct Field {
    std::string name;
    std::vector<std::string> headers;  // compared folded, without spaces, brackets and underscores
};

// One row of a file, by field name; also every cell under the header as it stands in the file.
class Row {
  public:
    int line = 0;
    std::vector<std::pair<std::string, std::string>> cells;     // header, cell: as in the file
    std::map<std::string, std::size_t, std::less<>> positions;  // field → index into cells

    std::string_view text(std::string_view field) const;    // trimmed; "" when there is none
    std::string_view header(std::string_view field) const;  // as in the file, for messages
    bool empty() const;                                     // no cell holds anything
};

// Why a row cannot be used: "datasets.reason.<key>" and "datasets.advice.<key>" say it to people.
struct Rejection {
    std::string key{};
    std::string column{};
    std::string value{};
};

// What a kind may know about the import that runs.
struct Run {
    web::Site& site;  // its parts know the city's towns and districts
    base::Moment now;
    int shift_days = 0;  // demo data: all dates move by whole weeks (--anchor)
    std::string file{};
    std::string folder{};  // where the file is: what it names is looked for beside it
    std::function<void(Rejection)> remark{};  // the row is used, but a person should know this
    const city::City& city() const { return site.city(); }
    base::Date today() const { return now.date(); }
};

// One row of ours on its way into a file: by field name; what had no field, by its header.
using Fields = std::map<std::string, std::string, std::less<>>;
struct OutRow {
    Fields fields{};
    std::vector<std::pair<std::string, std::string>> others{};
};

// What a row says beyond `kept`, the fields as they would be written out again. others: cells of
// columns that are no kept field, by header; cells: kept fields that the file writes differently.
// Both are JSON objects, "" when there is nothing.
struct Rest {
    std::string others, cells;
};
Rest rest_of(const Row& row, const Fields& kept);
std::vector<std::pair<std::string, std::string>> read_rest(std::string_view json);
using Put = base::Result<std::int64_t, Rejection>;

// One kind of dataset, declared by the room that keeps its rows.
struct Kind {
    std::string name, title;  // "preschool" (--kind, reports, exports), "子育て施設一覧"
    std::vector<Field> fields;
    std::vector<std::string> signature;   // fields that tell this kind from its neighbours
    std::vector<std::string> file_hints;  // words in file names: "preschool"
    // Makes a new row (existing 0) or changes row `existing`; returns its number.
    std::function<Put(db::WriteTx&, const Row&, std::int64_t existing, const Run&)> put;
    std::function<void(db::WriteTx&, std::int64_t row, const Run&)> close;  // gone from its source
    std::function<bool(db::ReadTx&, std::int64_t row)> edited;  // by a person, since the import
    // The columns of a file without a header row, when it looks like one of this kind; else empty.
    std::function<std::vector<std::string>(const std::vector<std::string_view>& first_row)> guess{};
    std::vector<std::string> key_fields{"id"};  // what tells one row from another…
    std::vector<std::string> fallback_fields{"name", "address"};  // …when blank or repeated
    int version = 1;  // raise when put() learns something, so that unchanged files are read again
    // Export: all rows of this list that are public, in a steady order…
    std::function<void(db::ReadTx&, const city::City&, const std::function<void(OutRow)>&)> each{};
    // …under the headers of 推奨データセット and 標準データセット, comma-separated; or "".
    std::string_view first_layout{}, second_layout{};
};

struct Report {
    std::string file{}, kind{}, format{};  // "park.csv", "park", "CSV, CP932"
    int rows = 0, imported = 0, updated = 0, unchanged = 0, rejected = 0, closed = 0, kept = 0;
    int remarks = 0;  // rejected rows, and used ones that a person should look at
    struct Line {
        int line;
        Rejection rejection;
    };
    std::vector<Line> rejections{};           // the first 1,000 remarks
    std::string refusal{}, refusal_detail{};  // text key, when the whole file cannot be used
};

struct Options {
    std::string kind{};    // "" = recognise
    std::string source{};  // "" = kind; names the list that this file is a newer version of
    bool dry_run = false;
    int shift_days = 0;
    std::function<void(int rows)> progress{};  // called every 1,000 rows
};

// Imports one file in one transaction. Never throws for what is wrong with the file.
Report import_file(
    web::Site& site,
    const std::vector<Kind>& kinds,
    const std::string& path,
    const Options& options,
    base::Moment now
);

struct ExportOptions {
    int generation = 2;  // 1 = 推奨データセット, 2 = 標準データセット
    bool cp932 = false;  // else UTF-8 with BOM
};
struct Lost {  // a character that CP932 does not have; 〓 was written
    int line;
    std::string column, value, character;
};
struct Exported {
    std::string file{};
    int rows = 0, lost_characters = 0;
    std::vector<Lost> lost{};  // the first 1,000
};
// Writes the list of a kind into a file, guarded against formulas. A list that has no such
// generation is written in the other. Columns that the standard does not know stand at the end.
Exported export_file(
    web::Site& site, const Kind& kind, const std::string& path, const ExportOptions& options
);

// "preschool.csv: rows 28, imported 28, updated 0, unchanged 0, rejected 0"
std::string summary(const Report& report);
// In sentences, one per rejected row: file, line, column, value, reason, what to do.
std::vector<std::string> explain(const Report& report, const texts::Catalogue& catalogue);
std::vector<std::string> explain(const Exported& done, const texts::Catalogue& catalogue);

}  // namespace datasets
