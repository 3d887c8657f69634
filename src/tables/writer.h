// Writing a table for spreadsheets: UTF-8 with BOM or CP932, CRLF, and guarded: a cell that a
// spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection); unguard()
// takes it off again, so that a round trip loses nothing.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace tables {

enum class Encoding { Utf8Bom, Cp932 };

class Writer {
  public:
    explicit Writer(Encoding encoding) : encoding_(encoding) {}
    void row(const std::vector<std::string>& cells);
    std::string take();  // the bytes so far
    // The characters of the last row that CP932 does not have; 〓 was written for them.
    struct Lost {
        std::size_t column;
        std::string character;
    };
    const std::vector<Lost>& lost() const { return lost_; }

  private:
    Encoding encoding_;
    bool begun_ = false;
    std::vector<Lost> lost_;
    std::string out_;
};

std::string guard(std::string_view cell);
std::string unguard(std::string_view cell);

}  // namespace tables
