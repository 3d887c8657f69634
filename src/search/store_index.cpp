// The index file: opening, transactions, documents. Its postings are in store_postings.cpp.
#include "search/store_index.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>

#include <cstring>

#include "base/log.h"
#include "search/query.h"
#include "words/analyser.h"

namespace search {

static constexpr auto tables = R"(
    CREATE TABLE state (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        made_by TEXT NOT NULL, version INTEGER NOT NULL, applied INTEGER NOT NULL,
        next_n INTEGER NOT NULL
    );
    CREATE TABLE kind (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE doc (
        n INTEGER PRIMARY KEY, entry INTEGER NOT NULL UNIQUE, facts BLOB NOT NULL, nouns TEXT
    );
    CREATE TABLE gone (change INTEGER PRIMARY KEY, n INTEGER NOT NULL);
    CREATE TABLE seg (seg INTEGER PRIMARY KEY, documents INTEGER NOT NULL);
    CREATE TABLE post (key INTEGER PRIMARY KEY, documents INTEGER NOT NULL, data BLOB NOT NULL);
)";

static std::string made_by() {
    return fmt::format("{} {}", format, words::dictionary());
}

std::uint64_t inode_of(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

std::unique_ptr<IndexFile> IndexFile::open(const std::string& path, Use use) {
    std::unique_ptr<IndexFile> file(new IndexFile);
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE;
    if (use == Use::Build) flags |= SQLITE_OPEN_CREATE;
    if (sqlite3_open_v2(path.c_str(), &file->db_, flags, nullptr) != SQLITE_OK) return nullptr;
    file->inode_ = inode_of(path);
    return file->prepare(use) ? std::move(file) : nullptr;
}

IndexFile::~IndexFile() {
    for (const auto& [sql, statement] : statements_)
        sqlite3_finalize(statement);
    sqlite3_close(db_);
}

bool IndexFile::prepare(Use use) {
    sqlite3_busy_timeout(db_, 5000);
    run("PRAGMA temp_store = MEMORY");
    if (use == Use::Build) return run("PRAGMA page_size = 8192") && make_tables();
    run(use == Use::Write ? "PRAGMA cache_size = -8192" : "PRAGMA cache_size = -1024");
    run("PRAGMA journal_mode = WAL");
    run("PRAGMA synchronous = NORMAL");
    run("PRAGMA journal_size_limit = 4194304");  // after an import the log becomes small again
    Query query(*this, "SELECT made_by FROM state WHERE one = 1");
    return query.step() && query.text(0) == made_by();
}

bool IndexFile::make_tables() {
    run("PRAGMA journal_mode = OFF");
    run("PRAGMA synchronous = OFF");
    run("PRAGMA cache_size = -16384");
    if (!run(tables)) return false;
    Query query(*this, "INSERT INTO state VALUES (1, ?1, 0, 0, 0)");
    const auto name = made_by();
    query.bind(1, std::string_view(name));
    query.step();
    return ok();
}

bool IndexFile::begin() {
    return run("BEGIN");
}
bool IndexFile::commit() {
    return run("COMMIT");
}

// An unfinished statement would hold on to the old snapshot.
void IndexFile::rollback() {
    sqlite3_reset(lookup_);
    if (sqlite3_get_autocommit(db_) == 0) sqlite3_exec(db_, "ROLLBACK", nullptr, nullptr, nullptr);
}

bool IndexFile::is_sound() {
    Query query(*this, "PRAGMA quick_check(1)");
    return query.step() && query.text(0) == "ok";
}

std::optional<State> IndexFile::state() {
    Query query(*this, "SELECT version, applied, next_n FROM state WHERE one = 1");
    if (!query.step()) return std::nullopt;
    return State{query.integer(0), query.integer(1), query.integer(2)};
}

void IndexFile::set_state(const State& state) {
    Query query(*this, "UPDATE state SET version = ?1, applied = ?2, next_n = ?3 WHERE one = 1");
    query.bind(1, state.version);
    query.bind(2, state.applied);
    query.bind(3, state.next_n);
    query.step();
}

std::vector<std::string> IndexFile::kinds() {
    std::vector<std::string> names;
    Query query(*this, "SELECT name FROM kind ORDER BY number");
    while (query.step())
        names.emplace_back(query.text(0));
    return names;
}

std::uint8_t IndexFile::kind_number(const std::string& kind) {
    const auto names = kinds();
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == kind) return static_cast<std::uint8_t>(i);
    if (names.size() >= 250) return 249;  // more kinds than anyone has: they share the last one
    Query query(*this, "INSERT INTO kind VALUES (?1, ?2)");
    query.bind(1, static_cast<std::int64_t>(names.size()));
    query.bind(2, std::string_view(kind));
    query.step();
    return static_cast<std::uint8_t>(names.size());
}

void IndexFile::each_doc(
    std::int64_t from_n, const std::function<void(std::uint32_t, const Doc&)>& each
) {
    Query query(*this, "SELECT n, facts FROM doc WHERE n >= ?1");
    query.bind(1, from_n);
    while (query.step()) {
        const auto facts = query.text(1);
        Doc doc;
        if (facts.size() != sizeof doc) return fail();
        std::memcpy(&doc, facts.data(), sizeof doc);
        each(static_cast<std::uint32_t>(query.integer(0)), doc);
    }
}

void IndexFile::each_gone(
    std::int64_t after, const std::function<void(std::int64_t, std::uint32_t)>& each
) {
    Query query(*this, "SELECT change, n FROM gone WHERE change > ?1");
    query.bind(1, after);
    while (query.step())
        each(query.integer(0), static_cast<std::uint32_t>(query.integer(1)));
}

std::int64_t IndexFile::count_gone() {
    Query query(*this, "SELECT max(change) FROM gone");
    return query.step() ? query.integer(0) : 0;
}

void IndexFile::each_nouns(const std::function<void(std::string_view)>& each) {
    Query query(*this, "SELECT nouns FROM doc WHERE nouns IS NOT NULL");
    while (query.step())
        each(query.text(0));
}

std::optional<std::uint32_t> IndexFile::find_doc(std::int64_t entry) {
    Query query(*this, "SELECT n FROM doc WHERE entry = ?1");
    query.bind(1, entry);
    if (!query.step()) return std::nullopt;
    return static_cast<std::uint32_t>(query.integer(0));
}

void IndexFile::insert_doc(std::uint32_t n, const Doc& doc, std::string_view nouns) {
    Query query(*this, "INSERT INTO doc VALUES (?1, ?2, ?3, ?4)");
    query.bind(1, static_cast<std::int64_t>(n));
    query.bind(2, doc.entry);
    query.bind_bytes(3, {reinterpret_cast<const char*>(&doc), sizeof doc});
    if (!nouns.empty()) query.bind(4, nouns);
    query.step();
}

void IndexFile::remove_doc(std::uint32_t n) {
    Query remove(*this, "DELETE FROM doc WHERE n = ?1");
    remove.bind(1, static_cast<std::int64_t>(n));
    remove.step();
    Query note(*this, "INSERT INTO gone (n) VALUES (?1)");
    note.bind(1, static_cast<std::int64_t>(n));
    note.step();
}

bool IndexFile::run(const char* sql) {
    if (failed_) return false;
    if (sqlite3_exec(db_, sql, nullptr, nullptr, nullptr) != SQLITE_OK) fail();
    return ok();
}

// A busy or full disk passes, damage does not: either way this connection is given up.
void IndexFile::fail() {
    if (failed_) return;
    failed_ = true;
    base::log(base::LogLevel::Warning, "search: index file", {{"sqlite", sqlite3_errmsg(db_)}});
}

sqlite3_stmt* IndexFile::statement(const char* sql) {
    for (const auto& [known, statement] : statements_)
        if (known == sql) return statement;
    sqlite3_stmt* made = nullptr;
    if (!failed_ &&
        sqlite3_prepare_v3(db_, sql, -1, SQLITE_PREPARE_PERSISTENT, &made, nullptr) != SQLITE_OK)
        fail();
    statements_.emplace_back(sql, made);
    return made;
}

}  // namespace search
