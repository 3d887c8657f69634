// One connection to a PostgreSQL server: libpq, its errors in our words, and its rows.
#pragma once

#include <libpq-fe.h>

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "db/connection.h"

namespace db {

struct ClearAnswer {
    void operator()(PGresult* answer) const { PQclear(answer); }
};
using Answer = std::unique_ptr<PGresult, ClearAnswer>;

// How the connections of one city are called at the server (pg_stat_activity); 63 bytes at most.
std::string application_name(const std::string& schema);

class PostgresLink {
  public:
    // The server's default search path: what needs no schema uses this alone.
    PostgresLink(const std::string& conninfo, Options options);
    PostgresLink(const PostgresLink&) = delete;
    ~PostgresLink() { PQfinish(handle_); }

    PGconn* handle() const { return handle_; }
    void mark_broken() { broken_ = true; }
    bool broken() const { return broken_ || PQstatus(handle_) != CONNECTION_OK; }
    Answer run(const std::string& statements);  // no parameters; the last statement's answer
    // Statements that are sent without waiting for their answers are settled before anything else
    // is asked for.
    void begin_sending();
    void sent(const char* doing) { sent_.push_back(doing); }
    std::size_t unsettled() const { return sent_.size(); }
    Answer settle();  // the answer of what was sent last; nothing when nothing was sent
    // The same answer when all went well; otherwise throws Again, Lost or Error.
    Answer expect(Answer answer, std::string_view doing);

  private:
    [[noreturn]] void fail(const PGresult* answer, std::string_view doing);
    Answer next_answer();
    std::vector<const char*> sent_;
    PGconn* handle_ = nullptr;
    bool broken_ = false;
};

// A prepared statement knows the types of its parameters, so that bytes travel as bytes.
class PostgresStatement {
  public:
    PostgresStatement(PostgresLink& link, const Sql& sql);
    Answer run(Arguments arguments);
    void send(Arguments arguments);  // the answer comes with PostgresLink::settle()

  private:
    void check_count(Arguments arguments) const;
    PostgresLink& link_;
    const Sql& sql_;
    std::string name_;
    std::vector<Oid> types_;
};

class PostgresRows final : public Rows, public Row {
  public:
    PostgresRows(Answer answer, const Sql& sql) : answer_(std::move(answer)), sql_(sql) {}

    const Row* next() override;
    bool is_null(int column) const override;
    std::int64_t integer(int column) const override;
    double real(int column) const override;
    std::string_view text(int column) const override;

  private:
    std::string_view value(int column) const;
    Oid type(int column) const;
    [[noreturn]] void mistaken(int column, const char* wanted) const;
    Answer answer_;
    const Sql& sql_;
    int row_ = -1;
    mutable std::deque<std::string> decoded_;  // bytes of this row
};

}  // namespace db
