// RowReader: a file that was recognised, as Rows of its kind.
#pragma once

#include <boost/unordered/unordered_flat_set.hpp>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "datasets/recognise.h"
#include "datasets/source_file.h"

namespace datasets {

class RowReader {
  public:
    static base::Result<RowReader, FileRefusal> open(
        const city::City& city,
        const std::vector<Kind>& kinds,
        const std::string& path,
        const Options& options
    );
    // Of a workbook: the first sheet that is shown and has a header that is known.
    std::size_t sheet() const { return sheet_; }
    // The same file from its beginning again.
    base::Result<RowReader, FileRefusal> again() const;
    // Fills the row, which is kept for the next call; false at the end.
    bool next(Row& row);
    const Kind& kind() const { return *found_.kind; }
    const SourceFile& file() const { return *file_; }

  private:
    static base::Result<RowReader, FileRefusal> begin(const std::string& path, std::size_t sheet);
    bool recognise_as(
        const city::City& city, const std::vector<Kind>& kinds, const std::string& wanted_kind
    );
    std::string path_;
    std::size_t sheet_ = 0;
    std::unique_ptr<SourceFile> file_;
    Recognised found_{};
    std::vector<std::pair<int, Record>> first_;  // looked at already, still to be given out
    std::size_t given_ = 0;
};

// Tells rows apart; remembers the keys of this file so that repeated ones get a longer key.
class Keys {
  public:
    explicit Keys(const Kind& kind) : kind_(kind) {}
    std::string key_of(const Row& row);
    // What a row is known by in other lists of its kind; 0: by nothing.
    std::int64_t twin_of(const Row& row) const;

  private:
    const Kind& kind_;
    boost::unordered_flat_set<std::uint64_t> used_;  // little memory: a file may be large
};

}  // namespace datasets
