// Snapshots and scores (search.md 3.2). What is let through and in which order: match.cpp.
#include "search/reader.h"

#include <cmath>

namespace search {

namespace {

constexpr float k1 = 1.4F;
constexpr float title_weight = 3, title_normal = 0.6F, body_normal = 0.75F;

// How much a term is worth in a document, by how often it stands there and how long the fields are.
class Saturation {
  public:
    Saturation(const Docs& docs, std::size_t family)
        : title_(title_normal / docs.average_length(family * 2)),
          body_(body_normal / docs.average_length(family * 2 + 1)) {}
    // tf·2.4/(1.4+tf), tf = 3·title/(.4+.6·length/average) + body/(.25+.75·length/average)
    float operator()(FieldLengths lengths, const words::Posting& posting) const {
        const float a = 1 - title_normal + title_ * static_cast<float>(lengths.title);
        const float b = 1 - body_normal + body_ * static_cast<float>(lengths.body);
        const float both = title_weight * static_cast<float>(posting.title) * b +
                           static_cast<float>(posting.body) * a;
        return (k1 + 1) * both / (k1 * a * b + both);
    }

  private:
    float title_, body_;
};

float rareness(std::int64_t documents, std::size_t with_term) {
    const auto n = static_cast<float>(documents), df = static_cast<float>(with_term);
    return std::log(1 + (n - df + 0.5F) / (df + 0.5F));
}

}  // namespace

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
    docs->segments.clear();
    for (const auto& row : file.segments())
        docs->segments.push_back(row.seg);
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
bool Reader::says_nothing(const Docs& docs, words::Term term) {
    constexpr std::int64_t large = 5000;
    if (docs.alive < large || words::family_of(term) == words::Family::Word) return false;
    std::int64_t documents = 0;
    for (const auto seg : docs.segments)
        documents += file_->count_postings(seg, term);
    return documents * 4 > docs.alive;
}

// Fills scores_; returns what a document with all main words, each once, would have.
double Reader::score(const Docs& docs, const words::Plan& plan) {
    scores_.assign(docs.all.size(), 0);
    std::vector<words::Posting> postings;
    double ideal = 0;
    for (const auto& wanted : plan.terms) {
        const auto family = static_cast<std::size_t>(words::family_of(wanted.term));
        const auto& lengths = docs.lengths[family];
        if (says_nothing(docs, wanted.term)) continue;
        postings.clear();
        for (const auto seg : docs.segments) {
            words::PostingReader reader(file_->postings(seg, wanted.term));
            for (words::Posting posting; reader.next(posting);)
                if (posting.n < lengths.size() && lengths[posting.n].title != FieldLengths::gone)
                    postings.push_back(posting);
        }
        const float weight = wanted.weight * rareness(docs.alive, postings.size());
        const Saturation saturation(docs, family);
        for (const auto& posting : postings)
            scores_[posting.n] += weight * saturation(lengths[posting.n], posting);
        for (const auto& word : plan.words)
            if (word.term == wanted.term) ideal += static_cast<double>(weight);
    }
    return ideal;
}

}  // namespace search
