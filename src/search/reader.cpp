// Snapshots and scores (search.md 3.2). What is let through and in which order: match.cpp.
#include "search/reader.h"

#include <algorithm>

namespace search {

std::shared_ptr<const Docs> SharedDocs::of(IndexFile& file) {
    const auto state = file.state();
    if (!state) return nullptr;
    const std::lock_guard lock(mutex_);
    if (inode_ != file.inode()) newest_.reset(), inode_ = file.inode();
    if (newest_ && newest_->version == state->version) return newest_;
    if (newest_ && newest_->version > state->version) return nullptr;
    auto docs = newest_ ? std::make_shared<Docs>(*newest_) : std::make_shared<Docs>();
    file.each_doc(docs->next_n, [&](std::uint32_t n, const Doc& doc) { docs->add(n, doc); });
    file.each_gone(docs->changes, [&](std::int64_t change, std::uint32_t n) {
        docs->remove(n);
        docs->changes = change;
    });
    docs->segments = file.segments();
    docs->kinds = file.kinds();
    docs->version = state->version;
    docs->next_n = state->next_n;
    if (file.ok()) newest_ = docs;
    return file.ok() ? docs : nullptr;
}

void SharedDocs::forget() {
    const std::lock_guard lock(mutex_);
    newest_.reset();
}

std::unique_ptr<Reader> Reader::open(const std::string& path) {
    auto file = IndexFile::open(path, IndexFile::Use::Read);
    if (!file) return nullptr;
    auto reader = std::make_unique<Reader>();
    reader->file_ = std::move(file);
    return reader;
}

std::shared_ptr<const Docs> Reader::begin(SharedDocs& shared) {
    for (int attempt = 0; attempt < 5; ++attempt) {
        if (!file_->begin()) return nullptr;
        if (auto docs = shared.of(*file_)) return docs;
        file_->rollback();
    }
    return nullptr;
}

// Pieces of words that are nearly everywhere cost most of the time and move every document alike.
// The largest segment speaks for all.
bool Reader::says_nothing(const Docs& docs, words::Term term) {
    constexpr std::int64_t large = 5000;
    if (docs.alive < large || words::family_of(term) == words::Family::Word) return false;
    const auto largest = std::max_element(
        docs.segments.begin(),
        docs.segments.end(),
        [](const auto& a, const auto& b) { return a.documents < b.documents; }
    );
    return file_->count_postings(largest->seg, term) * 4 > largest->documents;
}

// Fills postings_ with those of documents that are there.
void Reader::read_postings(const Docs& docs, words::Term term) {
    const auto& lengths = docs.lengths[static_cast<std::size_t>(words::family_of(term))];
    postings_.clear();
    for (const auto& [seg, documents] : docs.segments) {
        words::PostingReader reader(file_->postings(seg, term));
        for (words::Posting posting; reader.next(posting);)
            if (posting.n < lengths.size() && lengths[posting.n].title != words::FieldLengths::gone)
                postings_.push_back(posting);
    }
}

// Fills scores_; returns what a document with all main words, each once, would have.
double Reader::score(const Docs& docs, const words::Plan& plan) {
    scores_.assign(docs.all.size(), 0);
    double ideal = 0;
    for (const auto& wanted : plan.terms) {
        if (says_nothing(docs, wanted.term)) continue;
        read_postings(docs, wanted.term);
        const auto family = static_cast<std::size_t>(words::family_of(wanted.term));
        const auto& lengths = docs.lengths[family];
        const float weight = wanted.weight * words::rareness(docs.alive, postings_.size());
        const words::Saturation saturation(
            docs.average_length(family * 2), docs.average_length(family * 2 + 1)
        );
        for (const auto& posting : postings_)
            scores_[posting.n] += weight * saturation(lengths[posting.n], posting);
        for (const auto& word : plan.words)
            if (word.term == wanted.term) ideal += static_cast<double>(weight);
    }
    return ideal;
}

}  // namespace search
