// A file as records under a header, whatever its format: CSV, TSV, XLSX (tables) or JSON Lines.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "datasets/datasets.h"
#include "datasets/recognise.h"
#include "tables/reader.h"

namespace datasets {

struct FileRefusal {
    std::string key;  // "datasets.refusal.<key>"
    std::string detail;
};

class SourceFile {
  public:
    virtual ~SourceFile() = default;
    // The next record with content; false at the end. cells are UTF-8.
    virtual bool next(Record& cells, int& line) = 0;
    virtual std::string format() const = 0;                           // "CSV, CP932"
    virtual std::vector<tables::Sheet> sheets() const { return {}; }  // of a workbook
    // Something was wrong in the middle of the file: the import is refused as a whole.
    virtual const FileRefusal* broken() const = 0;
};

base::Result<std::unique_ptr<SourceFile>, FileRefusal> open_source(
    const std::string& path, std::size_t sheet = 0
);

}  // namespace datasets
