// A city's database: SQLite or PostgreSQL behind one door.
// What a function may do is in its signature: ReadTx& reads, WriteTx& writes.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "db/row.h"
#include "db/tx.h"

namespace db {

// One SQL file of one room; name is "20261124_article". Run in order of names, once each.
// {{id}} {{blob}} {{real}} become the engine's own words; whole numbers are BIGINT.
struct Migration {
    std::string_view name;
    std::string_view sql;
    std::string_view postgres_sql = {};  // only when the two must differ
};
std::span<const Migration> all_migrations();  // generated: library `migrations`

// One recorded change: the topic ("article:42", "articles") that pages and indexes depend on.
struct Change {
    std::int64_t position;
    std::string topic;
};

struct Options {
    int connections = 4;   // at most so many at once
    int cache_kib = 2048;  // page cache of one SQLite connection
    int wait_seconds = 5;  // how long to wait for a connection or a lock
    bool derived =
        false;  // SQLite: a copy that can be rebuilt; a power cut may lose its last commits
};

class Driver;
class Pool;

// Thread-safe. Cheap until used: connections are opened when first needed, and again after a
// failure, so the process goes on when the database comes back. A thread has at most one
// transaction of a database at a time: hand the tx down. No copies: engines keep locks in it.
class Database {
  public:
    // "sqlite:/path/city.db" or "postgres:<conninfo>?schema=<name>". Does not connect.
    static std::unique_ptr<Database> open(std::string url, Options options = {});
    ~Database();

    // read() sees one snapshot. write() runs BEGIN IMMEDIATE / SERIALIZABLE with durable commit;
    // work may run again when the engine asks for a retry, so it must not have effects outside
    // the transaction. Both return what work returns. A failed statement undoes the whole.
    template <class Work>
    auto read(Work&& work);
    template <class Work>
    auto write(Work&& work);

    Engine engine() const;
    const std::string& url() const { return url_; }  // may hold a password: never log it
    // Applies what is missing; locked against a second starter; refuses changed or unknown (newer)
    // migrations with Error{Refused}. Returns how many were applied. Only this creates a file.
    int migrate(std::span<const Migration> migrations);
    // A consistent copy while others write: a database file, or pg_dump's archive.
    void backup_to(const std::string& path);
    // What is wrong inside the database, in the engine's words; empty when it is whole.
    std::vector<std::string> check();

    // Changes committed after position, in order; empty when nothing happened (cheap to ask often).
    // Nothing when what came after position is not known any more: forget everything.
    std::optional<std::vector<Change>> changes_after(std::int64_t position);
    std::int64_t last_change();
    // Called after each commit of this process, before write() returns, with the changed topics.
    // Must not throw. Register before the first write.
    void on_commit(std::function<void(const std::vector<std::string>&)> listener);

    // Closes connections that nobody used for so long; asked for by a caretaker now and then.
    void close_idle(std::chrono::seconds unused = std::chrono::seconds(60));

  private:
    Database(std::string url, Options options);
    void run_read(const std::function<void(ReadTx&)>& work);
    void run_write(const std::function<void(WriteTx&)>& work);
    void tell(const std::vector<std::string>& topics) noexcept;
    friend std::vector<std::string> prepare_all(Database& database);

    std::string url_;
    std::unique_ptr<Driver> driver_;
    std::unique_ptr<Pool> pool_;
    std::mutex listeners_mutex_;
    std::vector<std::function<void(const std::vector<std::string>&)>> listeners_;
};

// Puts a backup in the place of the database at url, after checking it: whole, and not newer than
// the given migrations. Refused while any process has the database open. What was there stays
// beside it as "<path>.replaced" (SQLite).
void restore(const std::string& url, const std::string& backup, std::span<const Migration> known);

// Prepares every Sql of the program; returns the engine's complaints. For a house test.
std::vector<std::string> prepare_all(Database& database);

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
