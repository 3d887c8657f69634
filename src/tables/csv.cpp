// A state machine over decoded bytes; all special characters are ASCII, so UTF-8 passes through.
#include "tables/csv.h"

#include <algorithm>

namespace tables {

constexpr std::size_t piece = 1 << 16;
constexpr std::size_t longest_cell = 1 << 20;
constexpr std::size_t most_cells = 10000;

static char find_separator(std::string_view text);

CsvReader::CsvReader(std::ifstream stream, std::string_view sample)
    : stream_(std::move(stream)), charset_(detect(sample)), decoder_(charset_), separator_(',') {
    stream_.seekg(std::streamoff(bom_length(sample)));
    fill();
    separator_ = find_separator(text_);
}

std::string CsvReader::format() const {
    return std::string(separator_ == '\t' ? "TSV, " : "CSV, ") + std::string(name_of(charset_));
}

bool CsvReader::next(Record& record) {
    while (read_record(record)) {
        const auto& cells = record.cells;
        if (std::any_of(cells.begin(), cells.end(), [](const auto& cell) { return !cell.empty(); }))
            return true;
    }
    return false;
}

bool CsvReader::read_record(Record& record) {
    record.cells.clear();
    record.line = line_;
    if (problem_ || peek() < 0) return false;
    std::string cell;
    for (;;) {
        const int c = take();
        if (c < 0 || c == '\n' || c == '\r') {
            if (c == '\r' && peek() == '\n') take();
            if (c >= 0) ++line_;
            return !problem_ && end_cell(record, cell);
        }
        if (!read_character(record, cell, c)) return false;
    }
}

bool CsvReader::read_character(Record& record, std::string& cell, int c) {
    if (c == separator_) return end_cell(record, cell);
    if (c == '"' && cell.empty()) return read_quoted(cell);
    if (c == 0) return fail(Refusal::Binary);
    cell += char(c);
    return cell.size() <= longest_cell || fail(Refusal::TooLarge);
}

// After the opening quote, up to the closing one; "" is a quote, line breaks belong to the cell.
bool CsvReader::read_quoted(std::string& cell) {
    const int opened_at = line_;
    for (;;) {
        const int c = take();
        if (c < 0) {
            line_ = opened_at;
            return fail(Refusal::Damaged);
        }
        if (c == 0) return fail(Refusal::Binary);
        if (c == '"') {
            if (peek() != '"') return true;
            take();
        } else if (c == '\n' || (c == '\r' && peek() != '\n')) {
            ++line_;
        }
        if (c == '\r') {
            if (peek() == '\n') continue;
            cell += '\n';
        } else {
            cell += char(c);
        }
        if (cell.size() > longest_cell) {  // more likely a quote that is never closed
            line_ = opened_at;
            return fail(Refusal::Damaged);
        }
    }
}

bool CsvReader::end_cell(Record& record, std::string& cell) {
    if (record.cells.size() >= most_cells) return fail(Refusal::TooLarge);
    record.cells.push_back(std::move(cell));
    cell.clear();
    return true;
}

int CsvReader::take() {
    if (at_ >= text_.size() && !fill()) return -1;
    return static_cast<unsigned char>(text_[at_++]);
}

int CsvReader::peek() {
    if (at_ >= text_.size() && !fill()) return -1;
    return static_cast<unsigned char>(text_[at_]);
}

bool CsvReader::fill() {
    text_.clear();
    at_ = 0;
    while (text_.empty() && !ended_) {
        char bytes[piece];
        stream_.read(bytes, sizeof bytes);
        const auto got = std::size_t(stream_.gcount());
        ended_ = got < sizeof bytes;
        if (!decoder_.decode({bytes, got}, ended_, text_)) {
            ended_ = true;
            line_ += int(std::count(text_.begin(), text_.end(), '\n'));
            text_.clear();
            return fail(Refusal::BadEncoding);
        }
    }
    return !text_.empty();
}

bool CsvReader::fail(Refusal refusal) {
    problem_ = Problem{refusal, std::to_string(line_)};
    return false;
}

// The one that stands more often in the first lines; semicolons are text in Japanese tables.
static char find_separator(std::string_view text) {
    const auto head = text.substr(0, 4096);
    const auto tabs = std::count(head.begin(), head.end(), '\t');
    const auto commas = std::count(head.begin(), head.end(), ',');
    return tabs > commas ? '\t' : ',';
}

}  // namespace tables
