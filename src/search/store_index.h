// IndexFile: one connection to a city's index file (SQLite used as a transactional store, WAL,
// synchronous=NORMAL: derived data). Not the city's database. Nothing here throws: the first
// failure is kept, everything after it does nothing, and the index is made anew.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/docs.h"
#include "words/postings.h"

struct sqlite3;
struct sqlite3_stmt;

namespace search {

inline constexpr int format = 3;  // of the file and of the analysis: another number, another index

struct State {
    std::int64_t version = 0;  // one more with each commit
    std::int64_t applied = 0;  // seq of the city's database up to which all is indexed
    std::int64_t next_n = 0;
};

std::uint64_t inode_of(const std::string& path);  // 0: there is no such file

class IndexFile {
  public:
    enum class Use { Read, Write, Build };  // Build: a new file that nobody reads yet
    // Nothing when it is not there, cannot be opened or was made by another format or dictionary.
    static std::unique_ptr<IndexFile> open(const std::string& path, Use use);
    ~IndexFile();
    IndexFile(const IndexFile&) = delete;

    bool ok() const { return !failed_; }
    std::uint64_t inode() const { return inode_; }  // another inode at the path: it was replaced
    bool begin();
    bool commit();
    void rollback();
    bool is_sound();  // the whole file is read and checked

    std::optional<State> state();
    void set_state(const State& state);
    std::vector<std::string> kinds();
    std::uint8_t kind_number(const std::string& kind);

    void each_doc(std::int64_t from_n, const std::function<void(std::uint32_t, const Doc&)>& each);
    void each_gone(
        std::int64_t after, const std::function<void(std::int64_t, std::uint32_t)>& each
    );
    void each_nouns(const std::function<void(std::string_view)>& each);
    std::optional<std::uint32_t> find_doc(std::int64_t entry);
    void insert_doc(std::uint32_t n, const Doc& doc, std::string_view nouns);
    void remove_doc(std::uint32_t n);

    std::int64_t count_gone();
    std::vector<SegmentRow> segments();
    void insert_segment(const words::Segment& segment);
    // In how many documents of the segment it is, those that are gone included; reads little.
    std::int64_t count_postings(std::uint32_t seg, words::Term term);
    // Valid until the next call; empty: the term is in no document of the segment.
    std::string_view postings(std::uint32_t seg, words::Term term);
    // One segment of several, without the documents for which gone(n) is true.
    void merge(const std::vector<SegmentRow>& rows, const std::function<bool(std::uint32_t)>& gone);

  private:
    IndexFile() = default;
    class Query;
    bool prepare(Use use);
    bool make_tables();
    bool run(const char* sql);
    void fail();
    sqlite3_stmt* statement(const char* sql);
    std::uint32_t free_segment();
    void insert_line(std::uint32_t seg, words::Term term, std::string_view data);
    void remove_segment(std::uint32_t seg);

    sqlite3* db_ = nullptr;
    std::vector<std::pair<const char*, sqlite3_stmt*>> statements_;
    sqlite3_stmt* lookup_ = nullptr;  // the statement of postings(), asked hundreds of times
    std::uint64_t inode_ = 0;
    bool failed_ = false;
};

}  // namespace search
