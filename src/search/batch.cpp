// Reading changed entries and analysing them.
#include "search/batch.h"

#include "words/terms.h"
#include "words/vocabulary.h"

namespace search {

namespace {

constexpr std::int64_t rows_at_once = 512;
constexpr std::size_t most_documents = 8'192;
constexpr std::size_t most_bytes = 6 << 20;  // of text: keeps a batch of long articles small

class Reading {
  public:
    explicit Reading(std::int64_t next_n) { batch_.next_n = next_n; }
    void add(const Stored& stored);
    bool full() const { return batch_.changes.size() >= most_documents || bytes_ >= most_bytes; }
    Batch take(std::int64_t applied);

  private:
    void describe_text(const Entry& entry, Batch::Change& change);
    Batch batch_;
    words::SegmentBuilder builder_;
    words::Analyser analyser_;
    words::FieldTerms title_, body_;
    std::string title_text_, body_text_;
    std::size_t bytes_ = 0;
};

}  // namespace

Batch read_batch(db::Database& database, std::int64_t applied, std::int64_t next_n) {
    Reading reading(next_n);
    while (!reading.full()) {
        const auto rows =
            database.read([&](db::ReadTx& tx) { return list_after(tx, applied, rows_at_once); });
        if (rows.empty()) break;
        for (const auto& stored : rows)
            reading.add(stored);
        applied = rows.back().seq;
    }
    return reading.take(applied);
}

void Reading::add(const Stored& stored) {
    auto& change = batch_.changes.emplace_back();
    change.entry = stored.id;
    change.gone = stored.gone;
    if (stored.gone) return;
    change.n = static_cast<std::uint32_t>(batch_.next_n++);
    change.kind = stored.entry.kind;
    change.doc = describe(stored.entry, stored.id, 0);
    describe_text(stored.entry, change);
}

// Keywords (別名・検索語) count like the title, the summary like the body.
void Reading::describe_text(const Entry& entry, Batch::Change& change) {
    (title_text_ = entry.title) += '\n';
    title_text_ += entry.keywords;
    (body_text_ = entry.summary) += '\n';
    body_text_ += entry.body;
    bytes_ += title_text_.size() + body_text_.size();
    const auto& words = words::read_field(analyser_, title_text_, title_);
    if (entry.rank == Rank::Official) change.nouns = words::noun_runs(words);
    words::read_field(analyser_, body_text_, body_);
    for (std::size_t family = 0; family < words::families; ++family) {
        change.doc.lengths[family * 2] = title_.lengths[family];
        change.doc.lengths[family * 2 + 1] = body_.lengths[family];
    }
    builder_.add(change.n, title_.terms, body_.terms);
}

Batch Reading::take(std::int64_t applied) {
    batch_.applied = applied;
    batch_.segment = builder_.take();
    return std::move(batch_);
}

}  // namespace search
