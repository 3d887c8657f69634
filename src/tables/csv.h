// CSV and TSV (RFC 4180, and what spreadsheets make of it) from a stream of any size.
#pragma once

#include <fstream>
#include <memory>
#include <optional>
#include <string>

#include "tables/encoding.h"
#include "tables/reader.h"

namespace tables {

class CsvReader : public Reader {
  public:
    CsvReader(std::ifstream stream, std::string_view sample);
    bool next(Record& record) override;
    const Problem* problem() const override { return problem_ ? &*problem_ : nullptr; }
    std::string format() const override;

  private:
    bool read_record(Record& record);
    bool read_character(Record& record, std::string& cell, int c);
    bool read_quoted(std::string& cell);
    bool end_cell(Record& record, std::string& cell);
    int take();  // the next byte of UTF-8 text, -1 at the end
    int peek();
    bool fill();
    bool fail(Refusal refusal);

    std::ifstream stream_;
    Charset charset_;
    Decoder decoder_;
    char separator_;
    std::string text_;
    std::size_t at_ = 0;
    bool ended_ = false;
    int line_ = 1;
    std::optional<Problem> problem_;
};

}  // namespace tables
