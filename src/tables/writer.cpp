// Fields are quoted when they must be; line ends are CRLF, which is what spreadsheets write.
#include "tables/writer.h"

#include "base/text.h"
#include "tables/encoding.h"

namespace tables {

static bool is_dangerous(std::string_view cell);
static std::string quoted(std::string_view cell);

void Writer::row(const std::vector<std::string>& cells) {
    const bool utf8 = encoding_ == Encoding::Utf8Bom;
    if (utf8 && !begun_) out_ += "\xef\xbb\xbf";
    begun_ = true;
    lost_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) out_ += ',';
        const auto cell = quoted(guard(cells[i]));
        out_ += utf8 ? cell : to_cp932(cell, [&](std::string_view character) {
            lost_.push_back({i, std::string(character)});
        });
    }
    out_ += "\r\n";
}

std::string Writer::take() {
    auto bytes = std::move(out_);
    out_.clear();
    return bytes;
}

// An apostrophe that already stands before a formula is guarded as well: unguard() takes off one.
static bool is_dangerous_after_apostrophes(std::string_view cell) {
    const auto begin = cell.find_first_not_of('\'');
    return begin != std::string_view::npos && is_dangerous(cell.substr(begin));
}

std::string guard(std::string_view cell) {
    return is_dangerous_after_apostrophes(cell) ? "'" + std::string(cell) : std::string(cell);
}

std::string unguard(std::string_view cell) {
    const bool guarded = cell.starts_with('\'') && is_dangerous_after_apostrophes(cell);
    return std::string(guarded ? cell.substr(1) : cell);
}

// A plain number may begin with a sign: a spreadsheet reads it as the number that it is.
static bool is_dangerous(std::string_view cell) {
    if (cell.empty()) return false;
    static constexpr std::string_view starts = "=+-@\t\r\n";
    const bool wide = cell.starts_with("＝") || cell.starts_with("＋") || cell.starts_with("－") ||
                      cell.starts_with("＠");
    if (starts.find(cell.front()) == std::string_view::npos && !wide) return false;
    return cell != "-" && !base::to_real(cell.starts_with('+') ? cell.substr(1) : cell);
}

static std::string quoted(std::string_view cell) {
    if (cell.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(cell);
    return "\"" + base::replace_all(std::string(cell), "\"", "\"\"") + "\"";
}

}  // namespace tables
