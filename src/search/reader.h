// Reader: one connection to the index file with the memory that one search needs. Used by one
// thread at a time. A search sees one snapshot of the index: file and Docs of the same version.
#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "search/index.h"
#include "search/store_index.h"
#include "words/plan.h"

namespace search {

// The newest Docs of a city, shared by its readers.
class SharedDocs {
  public:
    // Those of the file's open transaction; nothing when another reader was newer: begin again.
    std::shared_ptr<const Docs> of(IndexFile& file);
    void forget();

  private:
    std::mutex mutex_;
    std::shared_ptr<const Docs> newest_;
    std::uint64_t inode_ = 0;
};

double metres_between(const Query::Near& near, const Doc& doc);

struct Candidate {
    std::uint32_t n;
    float score;
    int repeats = 0;  // further days of the same title
};

struct Matches {
    std::vector<Candidate> found;     // each title once; best first as far as the page goes
    std::vector<std::int64_t> kinds;  // counts, beside Docs::kinds
    double confidence = 1;
};

class Reader {
  public:
    static std::unique_ptr<Reader> open(const std::string& path);
    std::shared_ptr<const Docs> begin(SharedDocs& shared);  // nothing: the index cannot be read
    void end() { file_->rollback(); }
    IndexFile& file() { return *file_; }
    Matches match(const Docs& docs, const words::Plan& plan, const Query& query);
    words::Analyser& analyser() { return analyser_; }

  private:
    bool says_nothing(const Docs& docs, words::Term term);
    void read_postings(const Docs& docs, words::Term term);
    double score(const Docs& docs, const words::Plan& plan);
    std::unique_ptr<IndexFile> file_;
    words::Analyser analyser_;
    std::vector<float> scores_;
    std::vector<words::Posting> postings_;
};

}  // namespace search
