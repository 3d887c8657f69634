// What an engine has to offer, inside this room: one open connection, and the driver that makes
// them. Everything above (pool, retries, changes, migrations) is written once for both engines.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "db/db.h"

namespace db {

// Read: one snapshot. Write: one writer (SQLite) or SERIALIZABLE (PostgreSQL). Alone: as Write, and
// no other Alone of the same database runs at the same time, in any process; for migrations.
enum class Mode { Read, Write, Alone };

// Nothing was committed and the same work may be tried again: lost a race / lost the connection.
struct Again : Error {
    using Error::Error;
};
struct Lost : Error {
    using Error::Error;
};

// Used by one thread at a time. Broken ones are not healthy and are thrown away by the pool.
class Connection {
  public:
    virtual ~Connection() = default;
    virtual void begin(Mode mode) = 0;
    virtual void commit() = 0;
    virtual void rollback() noexcept = 0;
    virtual std::unique_ptr<Rows> query(const Sql& sql, Arguments arguments) = 0;
    virtual std::int64_t execute(const Sql& sql, Arguments arguments) = 0;
    virtual void post(const Sql& sql, Arguments arguments) { execute(sql, arguments); }
    virtual void prepare(const Sql& sql) = 0;
    virtual void script(const std::string& statements) = 0;
    // Until this transaction ends, others that ask for the same wait: commits follow in this order.
    virtual void order_commits() = 0;
    virtual bool healthy() const = 0;
};

class Driver {
  public:
    virtual ~Driver() = default;
    virtual Engine engine() const = 0;
    virtual std::unique_ptr<Connection> connect() = 0;
    virtual void create() = 0;  // the empty file or schema, when there is none
    virtual void backup_to(const std::string& path) = 0;
    virtual void restore(const std::string& backup, std::span<const Migration> known) = 0;
    virtual std::vector<std::string> check() = 0;
};

struct Address;
std::unique_ptr<Driver> sqlite_driver(const std::string& path, Options options);
std::unique_ptr<Driver> postgres_driver(const Address& address, Options options);

}  // namespace db
