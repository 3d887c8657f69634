// Reader: any table of a city hall as records of UTF-8 cells, one after the other, whatever its
// encoding (UTF-8, CP932, UTF-16) and format (CSV, TSV, XLSX, also under a wrong name). Memory does
// not grow with the file. What the cells mean is loose.h's and the rooms' business.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace tables {

enum class Refusal {
    CannotOpen,
    Empty,
    Html,         // a saved web page
    Binary,       // not text, or a ZIP that is no workbook
    BadEncoding,  // bytes that are no characters; detail: the line
    Damaged,      // a workbook that ends early; a quote that is never closed
    TooLarge,     // a cell over 1 MiB, a row over 10,000 cells, a sheet that unpacks to gigabytes
};

struct Problem {
    Refusal refusal;
    std::string detail{};
};

struct Record {
    int line = 0;  // in the file, from 1; of a workbook: the row
    std::vector<std::string> cells{};
};

struct Sheet {
    std::string name;
    bool hidden = false;
};

class Reader {
  public:
    // sheet: of a workbook, in the order of its tabs.
    static base::Result<std::unique_ptr<Reader>, Problem> open(
        const std::string& path, std::size_t sheet = 0
    );
    virtual ~Reader() = default;
    // The next record that holds anything; false at the end or when problem() says why.
    virtual bool next(Record& record) = 0;
    virtual const Problem* problem() const = 0;
    virtual std::string format() const = 0;                   // "CSV, CP932", "XLSX"
    virtual std::vector<Sheet> sheets() const { return {}; }  // of a workbook
};

}  // namespace tables
