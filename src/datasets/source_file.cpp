// A table (CSV, TSV, XLSX) as a SourceFile; JSON Lines and GeoJSON are known by their first
// characters.
#include "datasets/source_file.h"

#include <fstream>

#include "datasets/geojson.h"
#include "datasets/json_lines.h"
#include "tables/reader.h"
#include "tables/writer.h"

namespace datasets {

static FileRefusal refusal_of(const tables::Problem& problem);
static bool begins_with_brace(const std::string& path);

namespace {

class Table : public SourceFile {
  public:
    explicit Table(std::unique_ptr<tables::Reader> reader) : reader_(std::move(reader)) {}
    bool next(Record& cells, int& line) override {
        if (!reader_->next(record_)) {
            if (reader_->problem()) refusal_ = refusal_of(*reader_->problem());
            return false;
        }
        line = record_.line;
        cells.clear();
        for (const auto& cell : record_.cells)
            cells.push_back(tables::unguard(cell));
        return true;
    }
    std::string format() const override { return reader_->format(); }
    std::vector<tables::Sheet> sheets() const override { return reader_->sheets(); }
    const FileRefusal* broken() const override { return refusal_ ? &*refusal_ : nullptr; }

  private:
    std::unique_ptr<tables::Reader> reader_;
    tables::Record record_;
    std::optional<FileRefusal> refusal_;
};

}  // namespace

base::Result<std::unique_ptr<SourceFile>, FileRefusal> open_source(
    const std::string& path, std::size_t sheet
) {
    if (begins_with_brace(path))
        return looks_like_geojson(path) ? open_geojson(path) : open_json_lines(path);
    auto reader = tables::Reader::open(path, sheet);
    if (!reader) return base::refuse(refusal_of(reader.error()));
    return std::make_unique<Table>(std::move(*reader));
}

static FileRefusal refusal_of(const tables::Problem& problem) {
    switch (problem.refusal) {
        case tables::Refusal::CannotOpen:
            return {"cannot_open", problem.detail};
        case tables::Refusal::Empty:
            return {"empty", problem.detail};
        case tables::Refusal::Html:
            return {"html", problem.detail};
        case tables::Refusal::Binary:
            return {"binary", problem.detail};
        case tables::Refusal::BadEncoding:
            return {"encoding", problem.detail};
        case tables::Refusal::Damaged:
            return {"damaged", problem.detail};
        case tables::Refusal::TooLarge:
            return {"too_large", problem.detail};
    }
    return {"damaged", problem.detail};
}

static bool begins_with_brace(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    char first = 0;
    while (stream.get(first)) {
        const bool skipped = first == ' ' || first == '\n' || first == '\r' || first == '\xef' ||
                             first == '\xbb' || first == '\xbf';
        if (!skipped) return first == '{';
    }
    return false;
}

}  // namespace datasets
