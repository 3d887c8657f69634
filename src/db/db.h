// A city's database: SQLite or PostgreSQL behind one door.
// What a function may do is in its signature: ReadTx& reads, WriteTx& writes.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "db/row.h"
#include "db/tx.h"

namespace db {

enum class Engine { Sqlite, Postgres };

// One SQL file of one room; name is "20261124_article". Run in order of names, once each.
struct Migration {
    std::string_view name;
    std::string_view sql;  // {{id}} → the engine's own auto-numbered primary key
};
std::span<const Migration> all_migrations();  // generated from src/*/migrations/*.sql

// One recorded change: the topic ("article:42", "articles") that pages and indexes depend on.
struct Change {
    std::int64_t position;
    std::string topic;
};

struct Options {
    int connections = 4;   // at most so many at once
    int cache_kib = 2048;  // page cache of one SQLite connection
    int wait_seconds = 5;  // how long to wait for a connection or a lock
};

// Thread-safe. Connections are opened when first needed and opened again after a failure, so the
// process goes on when the database comes back.
class Database {
  public:
    // "sqlite:/path/city.db" or "postgres:<conninfo>?schema=<name>"
    static std::unique_ptr<Database> open(std::string url, Options options = {});
    virtual ~Database() = default;

    // read() sees one snapshot. write() is BEGIN IMMEDIATE / SERIALIZABLE-safe READ COMMITTED with
    // durable commit; work may run again when the engine asks for a retry, so it must not have
    // effects outside the transaction. Both return what work returns.
    template <class Work>
    auto read(Work&& work);
    template <class Work>
    auto write(Work&& work);

    virtual Engine engine() const = 0;
    // Applies what is missing; locked against a second starter; refuses changed or unknown (newer)
    // migrations with Error. Returns how many were applied.
    virtual int migrate(std::span<const Migration> migrations) = 0;
    // A consistent copy while others write. SQLite: a database file; PostgreSQL: refused, pg_dump
    // is the tool (docs/operations).
    virtual void backup_to(const std::string& path) = 0;

    // Changes committed after position, in order; empty when nothing happened (cheap to ask often).
    // Nothing when the records after position are no longer kept: forget everything.
    std::optional<std::vector<Change>> changes_after(std::int64_t position);
    std::int64_t last_change();
    // Called after each commit of this process, before write() returns, with the changed topics.
    void on_commit(std::function<void(const std::vector<std::string>&)> listener);

  protected:
    virtual void run_read(const std::function<void(ReadTx&)>& work) = 0;
    virtual void run_write(const std::function<void(WriteTx&)>& work) = 0;
    std::vector<std::function<void(const std::vector<std::string>&)>> listeners_;
};

template <class Work>
auto Database::read(Work&& work) {
    using Value = decltype(work(std::declval<ReadTx&>()));
    if constexpr (std::is_void_v<Value>) {
        run_read([&](ReadTx& tx) { work(tx); });
    } else {
        std::optional<Value> value;
        run_read([&](ReadTx& tx) { value.emplace(work(tx)); });
        return std::move(*value);
    }
}

template <class Work>
auto Database::write(Work&& work) {
    using Value = decltype(work(std::declval<WriteTx&>()));
    if constexpr (std::is_void_v<Value>) {
        run_write([&](WriteTx& tx) { work(tx); });
    } else {
        std::optional<Value> value;
        run_write([&](WriteTx& tx) { value.emplace(work(tx)); });
        return std::move(*value);
    }
}

}  // namespace db
