// IndexFile::Query: one run of one kept statement of the index file. Only for store_*.cpp.
#pragma once

#include <sqlite3.h>

#include "search/store_index.h"

namespace search {

class IndexFile::Query {
  public:
    Query(IndexFile& file, const char* sql) : file_(file), statement_(file.statement(sql)) {}
    ~Query() {
        if (statement_ == nullptr) return;
        sqlite3_reset(statement_);
        sqlite3_clear_bindings(statement_);
    }
    Query(const Query&) = delete;

    void bind(int at, std::int64_t value) {
        if (statement_ != nullptr) sqlite3_bind_int64(statement_, at, value);
    }
    // The bytes must live until the statement has run.
    void bind(int at, std::string_view text) {
        if (statement_ != nullptr)
            sqlite3_bind_text(statement_, at, text.data(), static_cast<int>(text.size()), nullptr);
    }
    void bind_bytes(int at, std::string_view bytes) {
        if (statement_ != nullptr)
            sqlite3_bind_blob(
                statement_, at, bytes.data(), static_cast<int>(bytes.size()), nullptr
            );
    }
    // True: there is a row to read.
    bool step() {
        if (statement_ == nullptr || !file_.ok()) return false;
        const int result = sqlite3_step(statement_);
        if (result != SQLITE_ROW && result != SQLITE_DONE) file_.fail();
        return result == SQLITE_ROW;
    }
    std::int64_t integer(int column) const { return sqlite3_column_int64(statement_, column); }
    std::string_view text(int column) const {
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
        return {bytes, static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
    }

  private:
    IndexFile& file_;
    sqlite3_stmt* statement_;
};

}  // namespace search
