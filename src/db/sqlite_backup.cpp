// Backup and restore of a SQLite file, with SQLite's online backup: one snapshot, while others
// write. A plain copy of the file would miss the log beside it.
#include <algorithm>
#include <filesystem>

#include "db/copy.h"
#include "db/migrations.h"
#include "db/sqlite_file.h"

namespace db {

namespace files = std::filesystem;

static const Sql note_restore{R"(
    INSERT INTO change (position, topic)
    VALUES ($1, '*')
)"};

static void remove_with_log(const std::string& path) {
    for (const char* suffix : {"", "-wal", "-shm", "-journal"})
        files::remove(path + suffix);
}

// A copy in the making: gone again, with what it takes from a full disk, unless it was published.
struct Part {
    std::string path;
    explicit Part(std::string path_) : path(std::move(path_)) { remove_with_log(path); }
    Part(const Part&) = delete;
    ~Part() { remove_with_log(path); }
};

// The copy is one file without a log beside it, readable from a medium that cannot be written.
static void copy_file(const std::string& source, const std::string& copy) {
    SqliteFile from(source, SQLITE_OPEN_READWRITE);
    SqliteFile to(copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3_busy_timeout(from.handle(), 5000);
    sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!backup) to.fail(sqlite3_extended_errcode(to.handle()), "backup");
    const int step = sqlite3_backup_step(backup, -1);
    const int finish = sqlite3_backup_finish(backup);  // does not know that a step was refused
    if (step != SQLITE_DONE) to.fail(finish != SQLITE_OK ? finish : step, "backup");
    to.run("PRAGMA journal_mode = DELETE");
}

std::vector<std::string> sqlite_check(const std::string& path) {
    SqliteFile file(path, SQLITE_OPEN_READWRITE);
    std::vector<std::string> complaints;
    SqliteStatement whole(file, "PRAGMA integrity_check");
    while (whole.step())
        complaints.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(whole.handle(), 0)
        ));
    if (complaints == std::vector<std::string>{"ok"}) complaints.clear();
    SqliteStatement keys(file, "PRAGMA foreign_key_check");
    while (keys.step())
        complaints.push_back(
            std::string("points to nothing: a row of ") +
            reinterpret_cast<const char*>(sqlite3_column_text(keys.handle(), 0))
        );
    return complaints;
}

static void expect_whole(const std::string& copy, const std::string& what) {
    const auto complaints = sqlite_check(copy);
    if (!complaints.empty()) throw Error(Problem::Damaged, what + ": " + complaints.front());
}

void sqlite_backup(const std::string& source, const std::string& copy) {
    const Part part(copy + ".part");
    copy_file(source, part.path);
    expect_whole(part.path, copy);
    publish(part.path, copy);
}

// Followers know positions of the old database: one record "everything" behind both.
static void adopt(
    const std::string& copy, std::int64_t old_last, std::span<const Migration> known
) {
    SqliteFile(copy, SQLITE_OPEN_READWRITE).run("PRAGMA journal_mode = WAL");
    const auto database = Database::open("sqlite:" + copy);
    const auto applied = database->read([](ReadTx& tx) { return list_migrations(tx); });
    if (applied.empty()) throw Error(Problem::Refused, "this is not a backup of a city's database");
    check_applied(applied, known, Engine::Sqlite);
    const auto next = std::max(old_last, database->last_change()) + 1;
    database->write([&](WriteTx& tx) { tx.execute(note_restore, next); });
}

static std::int64_t last_change_or_0(const std::string& path) {
    try {
        return Database::open("sqlite:" + path)->last_change();
    } catch (const Error&) {
        return 0;  // a damaged file is what a backup is for
    }
}

// Leaving WAL is possible only for the one connection that is alone.
static void expect_alone(SqliteFile& file) {
    try {
        file.run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE; BEGIN EXCLUSIVE");
    } catch (const Error& error) {
        if (error.problem != Problem::Busy) return;
        throw Error(Problem::Refused, file.path() + ": stop the programs that have it open first");
    }
}

// A log that outlived its file would be played into the new one: out of the way first.
static void set_aside(const std::string& path) {
    remove_with_log(path + ".replaced");
    if (files::exists(path)) files::create_hard_link(path, path + ".replaced");
    for (const std::string suffix : {"-wal", "-journal"})
        if (files::exists(path + suffix)) files::rename(path + suffix, path + ".replaced" + suffix);
    files::remove(path + "-shm");
}

void sqlite_restore(
    const std::string& path, const std::string& backup, std::span<const Migration> known
) {
    const bool replaces = files::exists(path);
    const Part part(path + ".restoring");
    copy_file(backup, part.path);
    expect_whole(part.path, backup);
    adopt(part.path, replaces ? last_change_or_0(path) : 0, known);
    std::unique_ptr<SqliteFile> old;
    if (replaces) {
        old = std::make_unique<SqliteFile>(path, SQLITE_OPEN_READWRITE);
        expect_alone(*old);
    }
    set_aside(path);
    publish(part.path, path);
}

}  // namespace db
