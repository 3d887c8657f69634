// Postings: in which documents a term stands, how often in the title and in the body. Encoded as
//   count, then per document: distance to the one before, title and body in one byte (15: more
//   follows)
// A Segment holds the postings of a number of documents, sorted by term.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "words/term.h"

namespace words {

struct Posting {
    std::uint32_t n = 0;  // number of the document
    std::uint32_t title = 0;
    std::uint32_t body = 0;
};

class PostingWriter {
  public:
    void add(Posting posting);
    bool empty() const { return count_ == 0; }
    std::string take();

  private:
    std::string bytes_;
    std::uint32_t count_ = 0;
    std::uint32_t last_ = 0;
};

// Reads what PostingWriter wrote; damaged bytes end the list, never more.
class PostingReader {
  public:
    explicit PostingReader(std::string_view data);
    std::uint32_t count() const { return count_; }
    bool next(Posting& posting) {
        if (at_ >= end_) return false;
        posting.n = last_ += number();
        if (at_ >= end_) return false;
        const auto both = *at_++;
        posting.title = both >> 4;
        posting.body = both & 15;
        if (posting.title == 15) posting.title += number();
        if (posting.body == 15) posting.body += number();
        return true;
    }

  private:
    std::uint32_t number() {
        if (at_ < end_ && *at_ < 0x80) return *at_++;  // nearly always
        std::uint32_t value = 0;
        for (int shift = 0; at_ < end_ && shift < 32; shift += 7) {
            const auto byte = *at_++;
            value |= static_cast<std::uint32_t>(byte & 0x7F) << shift;
            if (byte < 0x80) break;
        }
        return value;
    }
    const unsigned char* at_;
    const unsigned char* end_;
    std::uint32_t last_ = 0;
    std::uint32_t count_ = 0;
};

struct Segment {
    struct Line {
        Term term;
        std::string data;
    };
    std::vector<Line> lines;
    std::uint32_t documents = 0;
};

// Collects the terms of many documents, one document after the other.
class SegmentBuilder {
  public:
    SegmentBuilder();
    void add(std::uint32_t n, const std::vector<Term>& title, const std::vector<Term>& body);
    Segment take();

  private:
    struct Slot {
        Term term = 0;
        Posting open;
        PostingWriter postings;
    };
    Slot& slot(Term term, std::uint32_t n);
    void grow();
    std::vector<std::uint32_t> table_;  // 0: free, else index + 1; a power of two long
    std::vector<Slot> slots_;
    std::uint32_t documents_ = 0;
};

}  // namespace words
