// Following the database: batches, merges, making anew.
#include "search/indexer.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <future>
#include <map>

#include "base/log.h"
#include "search/batch.h"

namespace search {

namespace {

// Held while a process writes; released by the kernel when the process dies.
class WriterLock {
  public:
    explicit WriterLock(const std::string& folder)
        : file_(::open((folder + "/search.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600)),
          held_(file_ >= 0 && ::flock(file_, LOCK_EX | LOCK_NB) == 0) {}
    ~WriterLock() {
        if (file_ >= 0) ::close(file_);
    }
    WriterLock(const WriterLock&) = delete;
    bool held() const { return held_; }

  private:
    int file_;
    bool held_;
};

}  // namespace

static bool write(IndexFile& file, const Batch& batch);
static bool write_all(db::Database& database, IndexFile& file);
static bool merge_small(IndexFile& file);
static bool merge(IndexFile& file, const std::vector<SegmentRow>& rows);
static std::vector<SegmentRow> worth_merging(const std::vector<SegmentRow>& rows);
static bool is_mostly_gone(IndexFile& file, const State& state);
static bool put_in_place(const std::string& made, const std::string& path);
static void remove_older_formats(const std::string& path);
static void remove_files(const std::filesystem::path& folder, const std::string& but);
static std::int64_t ask_last_seq(db::Database& database);

std::string index_path(const std::string& folder) {
    return folder + "/search-" + std::to_string(format) + ".db";
}

Indexer::Step Indexer::step(db::Database& database) {
    const auto last = ask_last_seq(database);
    if (seen_ == last && inode_of(index_path(folder_)) == inode_) return Step::Idle;
    const WriterLock lock(folder_);
    if (!lock.held()) return Step::Busy;
    const auto file = IndexFile::open(index_path(folder_), IndexFile::Use::Write);
    const auto state = file ? file->state() : std::nullopt;
    if (!state || state->applied > last) return make_anew(database);
    if (follow(database, *file) == Step::Worked) return Step::Worked;
    const auto again = IndexFile::open(index_path(folder_), IndexFile::Use::Write);
    return again && again->is_sound() ? Step::Failed : make_anew(database);
}

Indexer::Step Indexer::tidy() {
    constexpr std::int64_t large = 2000;
    constexpr std::ptrdiff_t few = 3;
    const WriterLock lock(folder_);
    if (!lock.held()) return Step::Busy;
    const auto file = IndexFile::open(index_path(folder_), IndexFile::Use::Write);
    if (!file) return Step::Failed;
    const auto rows = file->segments();
    const auto is_large = [](const SegmentRow& row) { return row.documents >= large; };
    if (std::count_if(rows.begin(), rows.end(), is_large) <= few) return Step::Idle;
    return merge(*file, rows) ? Step::Worked : Step::Failed;
}

bool Indexer::is_behind(db::Database& database, std::int64_t at_most) const {
    if (seen_ < 0) return false;
    const auto last = ask_last_seq(database);
    return last > seen_ && last - seen_ <= at_most;
}

Indexer::Step Indexer::rebuild(db::Database& database) {
    const WriterLock lock(folder_);
    return lock.held() ? make_anew(database) : Step::Busy;
}

// Not every number that was given out has its entry: seen is what was given out before the look.
Indexer::Step Indexer::follow(db::Database& database, IndexFile& file) {
    const auto last = ask_last_seq(database);
    if (!write_all(database, file) || !merge_small(file)) return Step::Failed;
    const auto state = file.state();
    if (!state) return Step::Failed;
    if (is_mostly_gone(file, *state)) return make_anew(database);
    seen_ = std::max(state->applied, last);
    inode_ = file.inode();
    return Step::Worked;
}

Indexer::Step Indexer::make_anew(db::Database& database) {
    const auto path = index_path(folder_);
    const auto made = path + ".new";
    std::error_code ignored;
    std::filesystem::remove(made, ignored);
    auto file = IndexFile::open(made, IndexFile::Use::Build);
    if (!file || !write_all(database, *file)) return Step::Failed;
    file.reset();
    if (!put_in_place(made, path)) return Step::Failed;
    file = IndexFile::open(path, IndexFile::Use::Write);
    base::log(base::LogLevel::Info, "search: index made anew", {{"file", path}});
    return file ? follow(database, *file) : Step::Failed;
}

static bool write_all(db::Database& database, IndexFile& file) {
    auto state = file.state();
    if (!state) return false;
    const auto read = [&database](State from) {
        return std::async(std::launch::async, [&database, from] {
            return read_batch(database, from.applied, from.next_n);
        });
    };
    for (auto next = read(*state);;) {
        const auto batch = next.get();
        if (batch.changes.empty()) return true;
        next = read({0, batch.applied, batch.next_n});
        if (!write(file, batch)) return false;
    }
}

// One batch is one commit: readers see all of it or nothing.
static bool write(IndexFile& file, const Batch& batch) {
    if (!file.begin()) return false;
    std::map<std::string, std::uint8_t> kinds;
    for (const auto& change : batch.changes) {
        if (const auto old = file.find_doc(change.entry)) file.remove_doc(*old);
        if (change.gone) continue;
        const auto [kind, fresh] = kinds.try_emplace(change.kind);
        if (fresh) kind->second = file.kind_number(change.kind);
        auto doc = change.doc;
        doc.kind = kind->second;
        file.insert_doc(change.n, doc, change.nouns);
    }
    if (batch.segment.documents > 0) file.insert_segment(batch.segment);
    const auto state = file.state().value_or(State{});
    file.set_state({state.version + 1, batch.applied, batch.next_n});
    return file.commit();
}

// A few large segments are found in faster than many small ones.
static bool merge_small(IndexFile& file) {
    const auto rows = worth_merging(file.segments());
    return rows.empty() ? file.ok() : merge(file, rows);
}

static bool merge(IndexFile& file, const std::vector<SegmentRow>& rows) {
    if (!file.begin()) return false;
    std::int64_t documents = 0;
    for (const auto& row : rows)
        documents += row.documents;
    // Knowing who is gone means reading all documents: only for merges that are large themselves.
    const bool clean = documents >= 2000;
    std::vector<bool> there;
    const auto note = [&](std::uint32_t n, const Doc&) {
        if (n >= 1U << 28) return;  // a damaged file must not ask for all memory
        if (n >= there.size()) there.resize(n + std::size_t(1));
        there[n] = true;
    };
    if (clean) file.each_doc(0, note);
    file.merge(rows, [&](std::uint32_t n) { return clean && (n >= there.size() || !there[n]); });
    auto state = file.state().value_or(State{});
    ++state.version;
    file.set_state(state);
    return file.commit();
}

// Eight of about the same size (1, 8, 64 … documents) become one; of large ones sixteen, so that an
// import does not wait for it.
static std::vector<SegmentRow> worth_merging(const std::vector<SegmentRow>& rows) {
    std::map<int, std::vector<SegmentRow>> by_size;
    for (const auto& row : rows) {
        int size = 0;
        for (auto documents = row.documents; documents >= 8; documents /= 8)
            ++size;
        by_size[size].push_back(row);
    }
    for (auto& [size, same] : by_size)
        if (same.size() >= (size >= 4 ? 16U : 8U)) return same;
    return {};
}

// Numbers are never used again; after years of changes a new index is smaller and faster.
static bool is_mostly_gone(IndexFile& file, const State& state) {
    const auto gone = file.count_gone();
    return gone > 20'000 && gone * 2 > state.next_n;
}

// The old file goes first: its write-ahead log must never lie beside the new one. Who has the old
// one open goes on reading it and notices the other inode.
static bool put_in_place(const std::string& made, const std::string& path) {
    const int file = ::open(made.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return false;
    const bool on_disk = ::fsync(file) == 0;
    ::close(file);
    std::error_code ignored, failed;
    std::filesystem::remove(path, ignored);
    std::filesystem::remove(path + "-wal", ignored);
    std::filesystem::remove(path + "-shm", ignored);
    std::filesystem::rename(made, path, failed);
    remove_older_formats(path);
    return on_disk && !failed;
}

static void remove_older_formats(const std::string& path) {
    const std::filesystem::path current(path);
    remove_files(current.parent_path(), current.filename().string());
}

void forget_index(const std::string& data_folder) {
    remove_files(data_folder, "/");  // no name begins so: all of them
}

// All index files of a folder but those whose names begin so.
static void remove_files(const std::filesystem::path& folder, const std::string& but) {
    std::error_code ignored;
    std::vector<std::filesystem::path> old;
    for (const auto& file : std::filesystem::directory_iterator(folder, ignored)) {
        const auto name = file.path().filename().string();
        if (name.starts_with("search-") && !name.starts_with(but)) old.push_back(file.path());
    }
    for (const auto& file : old)
        std::filesystem::remove(file, ignored);
}

static std::int64_t ask_last_seq(db::Database& database) {
    return database.read([](db::ReadTx& tx) { return last_seq(tx); });
}

}  // namespace search
