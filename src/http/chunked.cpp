// Chunk extensions and trailer fields are read over, never used.
#include "http/chunked.h"

#include <algorithm>

namespace http {

static bool read_size(std::string_view line, std::size_t& size);

constexpr std::size_t longest_line = 1024;
constexpr std::size_t longest_trailer = 4096;

ChunkReader::State ChunkReader::feed(std::string_view& bytes, std::string& out) {
    while (expect_ != Expect::Finished && expect_ != Expect::Broken) {
        if (expect_ == Expect::Content) {
            const auto taken = std::min(left_, bytes.size());
            out.append(bytes.substr(0, taken));
            bytes.remove_prefix(taken);
            left_ -= taken;
            if (left_ > 0) return State::More;
            expect_ = Expect::ContentEnd;
        }
        if (!take_line(bytes)) {
            if (expect_ == Expect::Broken) break;
            return State::More;
        }
        end_line();
        line_.clear();
    }
    return expect_ == Expect::Finished ? State::Done : State::Bad;
}

// True when line_ holds a whole line (without CR LF).
bool ChunkReader::take_line(std::string_view& bytes) {
    const auto feed = bytes.find('\n');
    const auto taken = feed == std::string_view::npos ? bytes.size() : feed + 1;
    line_ += bytes.substr(0, std::min(taken, longest_line + 1));
    bytes.remove_prefix(taken);
    if (line_.size() > longest_line) expect_ = Expect::Broken;
    if (expect_ == Expect::Broken || feed == std::string_view::npos) return false;
    const bool proper = line_.size() >= 2 && line_[line_.size() - 2] == '\r' &&
                        line_.find('\r') == line_.size() - 2;
    if (!proper || line_.find('\0') != std::string::npos) {
        expect_ = Expect::Broken;
        return false;
    }
    line_.resize(line_.size() - 2);
    return true;
}

void ChunkReader::end_line() {
    if (expect_ == Expect::Size) {
        if (!read_size(line_, left_))
            expect_ = Expect::Broken;
        else
            expect_ = left_ > 0 ? Expect::Content : Expect::Trailer;
    } else if (expect_ == Expect::ContentEnd) {
        expect_ = line_.empty() ? Expect::Size : Expect::Broken;
    } else if (line_.empty()) {
        expect_ = Expect::Finished;
    } else {
        trailer_bytes_ += line_.size();
        if (trailer_bytes_ > longest_trailer) expect_ = Expect::Broken;
    }
}

// "1a2" or "1a2;name=value": hex digits at once, at most eight of them.
static bool read_size(std::string_view line, std::size_t& size) {
    const auto digits = line.substr(0, line.find(';'));
    if (digits.empty() || digits.size() > 8) return false;
    size = 0;
    for (const char c : digits) {
        const int value = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (value < 0) return false;
        size = size * 16 + static_cast<std::size_t>(value);
    }
    return true;
}

}  // namespace http
