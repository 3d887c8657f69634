// The postings in the index file: rows of (segment, term) in one table, merged from time to time.
#include <algorithm>
#include <utility>

#include "search/query.h"
#include "search/store_index.h"

namespace search {

// Segment and term in one row number: 17 + 46 bits, always positive.
static std::int64_t key(std::uint32_t seg, words::Term term) {
    return static_cast<std::int64_t>(static_cast<std::uint64_t>(seg) << words::term_bits | term);
}

static constexpr auto lines_of_segment = "SELECT key, data FROM post WHERE key >= ?1 AND key < ?2";

std::vector<SegmentRow> IndexFile::segments() {
    std::vector<SegmentRow> rows;
    Query query(*this, "SELECT seg, documents FROM seg ORDER BY seg");
    while (query.step())
        rows.push_back({static_cast<std::uint32_t>(query.integer(0)), query.integer(1)});
    return rows;
}

void IndexFile::insert_segment(const words::Segment& segment) {
    const auto seg = free_segment();
    Query row(*this, "INSERT INTO seg VALUES (?1, ?2)");
    row.bind(1, static_cast<std::int64_t>(seg));
    row.bind(2, static_cast<std::int64_t>(segment.documents));
    row.step();
    for (const auto& line : segment.lines)
        insert_line(seg, line.term, line.data);
}

void IndexFile::insert_line(std::uint32_t seg, words::Term term, std::string_view data) {
    Query post(*this, "INSERT INTO post VALUES (?1, ?2, ?3)");
    post.bind(1, key(seg, term));
    post.bind(2, static_cast<std::int64_t>(words::PostingReader(data).count()));
    post.bind_bytes(3, data);
    post.step();
}

std::int64_t IndexFile::count_postings(std::uint32_t seg, words::Term term) {
    Query query(*this, "SELECT documents FROM post WHERE key = ?1");
    query.bind(1, key(seg, term));
    return query.step() ? query.integer(0) : 0;
}

std::string_view IndexFile::postings(std::uint32_t seg, words::Term term) {
    if (lookup_ == nullptr) lookup_ = statement("SELECT data FROM post WHERE key = ?1");
    if (lookup_ == nullptr || failed_) return {};
    sqlite3_reset(lookup_);
    sqlite3_bind_int64(lookup_, 1, key(seg, term));
    const int result = sqlite3_step(lookup_);
    if (result == SQLITE_DONE) return {};
    if (result != SQLITE_ROW) {
        fail();
        return {};
    }
    const auto* bytes = static_cast<const char*>(sqlite3_column_blob(lookup_, 0));
    return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(lookup_, 0))};
}

namespace {

// The lines of one segment, in order of their terms, during a merge.
class Lines {
  public:
    Lines(sqlite3* db, std::uint32_t seg) {
        sqlite3_prepare_v2(db, lines_of_segment, -1, &statement_, nullptr);
        sqlite3_bind_int64(statement_, 1, key(seg, 0));
        sqlite3_bind_int64(statement_, 2, key(seg + 1, 0));
        next();
    }
    Lines(Lines&& other) noexcept
        : statement_(std::exchange(other.statement_, nullptr)), term(other.term) {}
    ~Lines() { sqlite3_finalize(statement_); }
    void next() {
        constexpr words::Term mask = (1ULL << words::term_bits) - 1;
        const bool row = sqlite3_step(statement_) == SQLITE_ROW;
        term = row ? static_cast<words::Term>(sqlite3_column_int64(statement_, 0)) & mask : at_end;
    }
    std::string_view data() const {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, 1));
        return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, 1))};
    }
    static constexpr words::Term at_end = ~0ULL;

  private:
    sqlite3_stmt* statement_ = nullptr;

  public:
    words::Term term = at_end;
};

}  // namespace

// Takes the line of the smallest term out of all sources.
static words::Term merge_line(
    std::vector<Lines>& sources,
    words::PostingWriter& out,
    const std::function<bool(std::uint32_t)>& gone
) {
    words::Term term = Lines::at_end;
    for (const auto& source : sources)
        term = std::min(term, source.term);
    thread_local std::vector<words::Posting> postings;  // its memory is used again
    postings.clear();
    for (auto& source : sources) {
        if (source.term != term || term == Lines::at_end) continue;
        words::PostingReader reader(source.data());
        for (words::Posting posting; reader.next(posting);)
            if (!gone(posting.n)) postings.push_back(posting);
        source.next();
    }
    const auto in_order = [](const words::Posting& a, const words::Posting& b) {
        return a.n < b.n;
    };
    if (!std::is_sorted(postings.begin(), postings.end(), in_order))
        std::sort(postings.begin(), postings.end(), in_order);
    for (const auto& posting : postings)
        out.add(posting);
    return term;
}

void IndexFile::merge(
    const std::vector<SegmentRow>& rows, const std::function<bool(std::uint32_t)>& gone
) {
    const auto seg = free_segment();
    std::int64_t documents = 0;
    std::vector<Lines> sources;
    for (const auto& row : rows)
        sources.emplace_back(db_, row.seg), documents += row.documents;
    words::PostingWriter line;
    for (words::Term term = merge_line(sources, line, gone); term != Lines::at_end;
         term = merge_line(sources, line, gone)) {
        if (line.empty()) continue;
        insert_line(seg, term, line.take());
    }
    sources.clear();
    for (const auto& row : rows)
        remove_segment(row.seg);
    Query query(*this, "INSERT INTO seg VALUES (?1, ?2)");
    query.bind(1, static_cast<std::int64_t>(seg));
    query.bind(2, documents);
    query.step();
}

void IndexFile::remove_segment(std::uint32_t seg) {
    Query posts(*this, "DELETE FROM post WHERE key >= ?1 AND key < ?2");
    posts.bind(1, key(seg, 0));
    posts.bind(2, key(seg + 1, 0));
    posts.step();
    Query row(*this, "DELETE FROM seg WHERE seg = ?1");
    row.bind(1, static_cast<std::int64_t>(seg));
    row.step();
}

// Numbers are used again: 17 bits would not be enough for years of small changes.
std::uint32_t IndexFile::free_segment() {
    std::uint32_t free = 0;
    for (const auto& row : segments()) {
        if (row.seg != free) break;
        ++free;
    }
    return free;
}

}  // namespace search
