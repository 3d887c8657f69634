// SqliteFile: opening, and what SQLite's result codes mean to us.
#include "db/sqlite_file.h"

#include <cerrno>
#include <system_error>

namespace db {

// Nobody asks SQLite how much memory it uses; counting it takes one lock for all threads.
static void set_up() {
    [[maybe_unused]] static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

SqliteFile::SqliteFile(std::string path, int flags) : path_(std::move(path)) {
    set_up();
    flags |= SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int code = sqlite3_open_v2(path_.c_str(), &handle_, flags, nullptr);
    if (code == SQLITE_OK) return;
    try {
        fail(code, "opening");
    } catch (...) {
        sqlite3_close_v2(handle_);  // no destructor runs for what was not constructed
        throw;
    }
}

bool SqliteFile::has_moved() const {
    int moved = 0;
    sqlite3_file_control(handle_, "main", SQLITE_FCNTL_HAS_MOVED, &moved);
    return moved != 0;
}

void SqliteFile::run(const char* statements) {
    expect(sqlite3_exec(handle_, statements, nullptr, nullptr, nullptr), statements);
}

void SqliteFile::expect(int code, std::string_view doing) {
    if (code != SQLITE_OK) fail(code, doing);
}

static Problem constraint(int code) {
    switch (code) {
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            return Problem::ForeignKey;
        case SQLITE_CONSTRAINT_NOTNULL:
            return Problem::NotNull;
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
        case SQLITE_CONSTRAINT_ROWID:
            return Problem::Unique;
        default:
            return Problem::Check;
    }
}

// The disk, the user's share of it, or the largest file that the process may make.
static bool is_full(int system_error) {
    return system_error == ENOSPC || system_error == EDQUOT || system_error == EFBIG;
}

static Problem problem_of(int code, int system_error) {
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            return constraint(code);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return Problem::Busy;
        case SQLITE_FULL:
            return Problem::Full;
        case SQLITE_READONLY:
            return code == SQLITE_READONLY_DBMOVED ? Problem::Missing : Problem::ReadOnly;
        case SQLITE_CANTOPEN:
            return system_error == EACCES || system_error == EROFS ? Problem::ReadOnly
                                                                   : Problem::Missing;
        case SQLITE_IOERR:
            return is_full(system_error) ? Problem::Full : Problem::Damaged;
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return Problem::Damaged;
        default:
            return Problem::Programming;
    }
}

static const char* sentence(Problem problem) {
    switch (problem) {
        case Problem::Busy:
            return "another process holds the lock";
        case Problem::Full:
            return "the disk is full";
        case Problem::ReadOnly:
            return "the file or its folder may not be written";
        case Problem::Missing:
            return "the file is not there";
        case Problem::Damaged:
            return "the file is damaged or the disk reports errors";
        default:
            return "refused";
    }
}

void SqliteFile::fail(int code, std::string_view doing) {
    const int system_error = handle_ ? sqlite3_system_errno(handle_) : ENOMEM;
    auto problem = problem_of(code, system_error);
    // On a read-only disk SQLite opens the file, then misses the log that it cannot make.
    if (problem == Problem::Missing && handle_ && sqlite3_db_readonly(handle_, "main") == 1)
        problem = Problem::ReadOnly;
    // An fsync that failed is never tried again on the same file handle.
    if (problem == Problem::Missing || problem == Problem::Damaged || problem == Problem::Full)
        broken_ = true;
    std::string message = path_ + ": " + sentence(problem) + ": ";
    message += handle_ ? sqlite3_errmsg(handle_) : sqlite3_errstr(code);
    if (system_error != 0 && problem != Problem::Programming)
        message += " (" + std::generic_category().message(system_error) + ")";
    throw Error(problem, message + " [" + std::string(doing) + "]");
}

}  // namespace db
