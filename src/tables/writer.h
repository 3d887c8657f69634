// Writing a table for spreadsheets: UTF-8 with BOM or CP932, CRLF, and guarded: a cell that a
// spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection); unguard()
// takes it off again, so that a round trip loses nothing.
#pragma once

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
    // How many characters CP932 does not have and were written as 〓.
    int lost_characters() const { return lost_; }

  private:
    Encoding encoding_;
    bool begun_ = false;
    int lost_ = 0;
    std::string out_;
};

std::string guard(std::string_view cell);
std::string unguard(std::string_view cell);

}  // namespace tables
