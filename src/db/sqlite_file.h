// One open SQLite file, its errors in our words, and its prepared statements and rows.
#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "db/connection.h"

namespace db {

class SqliteFile {
  public:
    SqliteFile(std::string path, int flags);
    SqliteFile(const SqliteFile&) = delete;
    ~SqliteFile() { sqlite3_close_v2(handle_); }

    sqlite3* handle() const { return handle_; }
    const std::string& path() const { return path_; }
    bool broken() const { return broken_; }
    void mark_broken() { broken_ = true; }
    // The file at the path is not (any more) the one that is open.
    bool has_moved() const;
    void run(const char* statements);  // no answer wanted
    void expect(int code, std::string_view doing);
    [[noreturn]] void fail(int code, std::string_view doing);

  private:
    std::string path_;
    sqlite3* handle_ = nullptr;
    bool broken_ = false;
};

class SqliteStatement {
  public:
    SqliteStatement(SqliteFile& file, const char* text);
    SqliteStatement(const SqliteStatement&) = delete;
    ~SqliteStatement() { sqlite3_finalize(handle_); }

    void bind(Arguments arguments);
    bool step();  // true: a row
    void reset() { sqlite3_reset(handle_); }
    bool in_use() const { return sqlite3_stmt_busy(handle_) != 0; }
    bool writes() const { return sqlite3_stmt_readonly(handle_) == 0; }
    // INSERT … RETURNING id of one row: SQLite would build a table in memory for the answer; it
    // knows the number anyway.
    bool gives_id() const { return gives_id_; }
    std::int64_t last_id() const { return sqlite3_last_insert_rowid(file_.handle()); }
    const char* text() const { return sqlite3_sql(handle_); }
    sqlite3_stmt* handle() const { return handle_; }

  private:
    SqliteFile& file_;
    sqlite3_stmt* handle_ = nullptr;
    std::vector<int> slots_;  // $1 → SQLite's own number of that parameter
    bool gives_id_;
};

class SqliteRows final : public Rows, public Row {
  public:
    // A statement of its own when the kept one is still giving rows further up.
    SqliteRows(SqliteStatement& kept, std::unique_ptr<SqliteStatement> own)
        : own_(std::move(own)), statement_(own_ ? *own_ : kept) {}
    ~SqliteRows() override { statement_.reset(); }

    const Row* next() override;
    bool is_null(int column) const override { return type(column) == SQLITE_NULL; }
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;

  private:
    int type(int column) const;
    [[noreturn]] void mistaken(int column, const char* wanted) const;
    std::unique_ptr<SqliteStatement> own_;
    SqliteStatement& statement_;
    std::optional<std::int64_t> id_;  // the answer of a statement that gives_id()
};

}  // namespace db
