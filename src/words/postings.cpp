// Postings in memory: encoding and collecting. On disk: store_index.cpp.
#include "words/postings.h"

#include <algorithm>

namespace words {

static void append_number(std::string& out, std::uint32_t number);
static std::size_t spread(Term term);

void PostingWriter::add(Posting posting) {
    append_number(bytes_, posting.n - last_);
    last_ = posting.n;
    ++count_;
    const auto title = std::min(posting.title, 15U);
    const auto body = std::min(posting.body, 15U);
    bytes_ += static_cast<char>(title << 4 | body);
    if (title == 15) append_number(bytes_, posting.title - 15);
    if (body == 15) append_number(bytes_, posting.body - 15);
}

std::string PostingWriter::take() {
    std::string out;
    out.reserve(bytes_.size() + 5);
    append_number(out, count_);
    out += bytes_;
    *this = {};
    return out;
}

PostingReader::PostingReader(std::string_view data)
    : at_(reinterpret_cast<const unsigned char*>(data.data())), end_(at_ + data.size()) {
    count_ = number();
}

SegmentBuilder::SegmentBuilder() : table_(1 << 12) {}

void SegmentBuilder::add(
    std::uint32_t n, const std::vector<Term>& title, const std::vector<Term>& body
) {
    for (const auto term : title)
        ++slot(term, n).open.title;
    for (const auto term : body)
        ++slot(term, n).open.body;
    ++documents_;
}

Segment SegmentBuilder::take() {
    std::sort(slots_.begin(), slots_.end(), [](const Slot& a, const Slot& b) {
        return a.term < b.term;
    });
    Segment segment;
    segment.documents = documents_;
    segment.lines.reserve(slots_.size());
    for (auto& slot : slots_) {
        slot.postings.add(slot.open);
        segment.lines.push_back({slot.term, slot.postings.take()});
    }
    *this = SegmentBuilder();
    return segment;
}

// The place to count this term for document n; what was counted for the document before is written.
SegmentBuilder::Slot& SegmentBuilder::slot(Term term, std::uint32_t n) {
    if (slots_.size() * 2 >= table_.size()) grow();
    const auto mask = table_.size() - 1;
    auto at = spread(term) & mask;
    while (table_[at] != 0 && slots_[table_[at] - 1].term != term)
        at = (at + 1) & mask;
    if (table_[at] == 0) {
        slots_.push_back({term, {n, 0, 0}, {}});
        table_[at] = static_cast<std::uint32_t>(slots_.size());
    }
    auto& found = slots_[table_[at] - 1];
    if (found.open.n != n) {
        found.postings.add(found.open);
        found.open = {n, 0, 0};
    }
    return found;
}

void SegmentBuilder::grow() {
    std::vector<std::uint32_t> larger(table_.size() * 2);
    const auto mask = larger.size() - 1;
    for (std::uint32_t i = 0; i < slots_.size(); ++i) {
        auto at = spread(slots_[i].term) & mask;
        while (larger[at] != 0)
            at = (at + 1) & mask;
        larger[at] = i + 1;
    }
    table_ = std::move(larger);
}

static void append_number(std::string& out, std::uint32_t number) {
    for (; number >= 0x80; number >>= 7)
        out += static_cast<char>(0x80 | (number & 0x7F));
    out += static_cast<char>(number);
}

static std::size_t spread(Term term) {
    term *= 0x9E3779B97F4A7C15ULL;
    return term ^ term >> 32;
}

}  // namespace words
