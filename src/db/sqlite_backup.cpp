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

static void copy_file(const std::string& source, const std::string& copy) {
    remove_with_log(copy);
    SqliteFile from(source, SQLITE_OPEN_READWRITE);
    SqliteFile to(copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3_busy_timeout(from.handle(), 5000);
    sqlite3_backup* backup = sqlite3_backup_init(to.handle(), "main", from.handle(), "main");
    if (!backup) to.fail(sqlite3_extended_errcode(to.handle()), "backup");
    sqlite3_backup_step(backup, -1);
    to.expect(sqlite3_backup_finish(backup), "backup");
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
    const std::string part = copy + ".part";
    copy_file(source, part);
    expect_whole(part, copy);
    publish(part, copy);
    remove_with_log(part);
}

// Followers know positions of the old database: one record "everything" behind both.
static void adopt(
    const std::string& copy, std::int64_t old_last, std::span<const Migration> known
) {
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

void sqlite_restore(
    const std::string& path, const std::string& backup, std::span<const Migration> known
) {
    const std::string part = path + ".restoring";
    const bool replaces = files::exists(path);
    copy_file(backup, part);
    expect_whole(part, backup);
    adopt(part, replaces ? last_change_or_0(path) : 0, known);
    std::unique_ptr<SqliteFile> old;
    if (replaces) {
        old = std::make_unique<SqliteFile>(path, SQLITE_OPEN_READWRITE);
        expect_alone(*old);
        remove_with_log(path + ".replaced");
        files::create_hard_link(path, path + ".replaced");
    }
    publish(part, path);
    old.reset();
    for (const char* suffix : {"-wal", "-shm"})
        files::remove(path + suffix);
}

}  // namespace db
