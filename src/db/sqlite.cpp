// SQLite: one file per city, WAL, one writer and many readers.
// What a person was told is done is on disk: synchronous=FULL (NORMAL loses commits at a power
// cut).
#include <filesystem>
#include <thread>
#include <utility>

#include "db/copy.h"
#include "db/sqlite_file.h"
#include "db/turnstile.h"

namespace db {

class SqliteConnection final : public Connection {
  public:
    SqliteConnection(const std::string& path, Options options, std::shared_ptr<Turnstile> writers);
    ~SqliteConnection() override { leave(); }

    void begin(Mode mode) override;
    void commit() override;
    void rollback() noexcept override;
    std::unique_ptr<Rows> query(const Sql& sql, Arguments arguments) override;
    std::int64_t execute(const Sql& sql, Arguments arguments) override;
    void prepare(const Sql& sql) override { kept(sql); }
    void script(const std::string& statements) override { file_.run(statements.c_str()); }
    void order_commits() override {}  // there is one writer at a time anyway
    bool healthy() const override { return !file_.broken(); }

  private:
    SqliteStatement& kept(const Sql& sql);
    void enter();
    void leave();

    SqliteFile file_;
    Options options_;
    std::shared_ptr<Turnstile> writers_;
    bool writing_ = false;
    SqliteStatement begin_, begin_write_, commit_, rollback_;
    std::vector<std::unique_ptr<SqliteStatement>> statements_;  // by Sql::number()
};

static SqliteFile& prepared(SqliteFile& file, Options options) {
    sqlite3_busy_timeout(file.handle(), options.wait_seconds * 1000);
    // "text" in double quotes is an error, as in PostgreSQL.
    sqlite3_db_config(file.handle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(file.handle(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    const std::string settings =
        "PRAGMA foreign_keys = ON;"
        "PRAGMA trusted_schema = OFF;"
        "PRAGMA temp_store = MEMORY;"
        "PRAGMA case_sensitive_like = ON;"       // as PostgreSQL
        "PRAGMA journal_size_limit = 67108864;"  // a long import leaves no huge log behind
        "PRAGMA cache_size = -" +
        std::to_string(options.cache_kib) + ";" +
        "PRAGMA synchronous = " + (options.derived ? "NORMAL;" : "FULL;");
    file.run(settings.c_str());
    return file;
}

SqliteConnection::SqliteConnection(
    const std::string& path, Options options, std::shared_ptr<Turnstile> writers
)
    : file_(path, SQLITE_OPEN_READWRITE),
      options_(options),
      writers_(std::move(writers)),
      begin_(prepared(file_, options), "BEGIN"),
      begin_write_(file_, "BEGIN IMMEDIATE"),
      commit_(file_, "COMMIT"),
      rollback_(file_, "ROLLBACK") {}

void SqliteConnection::begin(Mode mode) {
    if (mode != Mode::Read) enter();
    try {
        (writing_ ? begin_write_ : begin_).step();
    } catch (const Error&) {
        leave();
        throw;
    }
    if (!file_.has_moved()) return;
    rollback();
    file_.mark_broken();
    throw Lost(Problem::Missing, file_.path() + ": the file was deleted or replaced");
}

// What was written to a file that is no longer there is not kept, whatever SQLite says.
void SqliteConnection::commit() {
    const bool wrote = writing_;
    commit_.step();
    leave();
    if (!wrote || !file_.has_moved()) return;
    file_.mark_broken();
    throw Error(Problem::Unknown, file_.path() + ": the file was replaced while it was written");
}

void SqliteConnection::rollback() noexcept {
    sqlite3_step(rollback_.handle());  // SQLite may have rolled back by itself: then an error
    sqlite3_reset(rollback_.handle());
    if (sqlite3_get_autocommit(file_.handle()) == 0) file_.mark_broken();
    leave();
}

void SqliteConnection::enter() {
    if (!writers_->enter(std::chrono::seconds(options_.wait_seconds)))
        throw Error(Problem::Busy, file_.path() + ": another writer of this process takes long");
    writing_ = true;
}

void SqliteConnection::leave() {
    if (std::exchange(writing_, false)) writers_->leave();
}

SqliteStatement& SqliteConnection::kept(const Sql& sql) {
    if (statements_.size() <= sql.number()) statements_.resize(Sql::all().size());
    auto& statement = statements_[sql.number()];
    if (!statement) statement = std::make_unique<SqliteStatement>(file_, sql.text());
    return *statement;
}

std::unique_ptr<Rows> SqliteConnection::query(const Sql& sql, Arguments arguments) {
    auto& statement = kept(sql);
    if (statement.writes() && !writing_)
        throw Error(Problem::Programming, std::string("a reader writes: ") + sql.text());
    std::unique_ptr<SqliteStatement> own;
    if (statement.in_use()) own = std::make_unique<SqliteStatement>(file_, sql.text());
    (own ? *own : statement).bind(arguments);
    return std::make_unique<SqliteRows>(statement, std::move(own));
}

std::int64_t SqliteConnection::execute(const Sql& sql, Arguments arguments) {
    auto& statement = kept(sql);
    statement.bind(arguments);
    while (statement.step()) {
    }
    return sqlite3_changes64(file_.handle());
}

class SqliteDriver final : public Driver {
  public:
    SqliteDriver(std::string path, Options options)
        : path_(std::move(path)), options_(options), writers_(Turnstile::of(path_)) {}

    Engine engine() const override { return Engine::Sqlite; }
    std::unique_ptr<Connection> connect() override {
        return std::make_unique<SqliteConnection>(path_, options_, writers_);
    }
    void create() override;
    void backup_to(const std::string& path) override { sqlite_backup(path_, path); }
    void restore(const std::string& backup, std::span<const Migration> known) override {
        sqlite_restore(path_, backup, known);
    }
    std::vector<std::string> check() override { return sqlite_check(path_); }

  private:
    std::string path_;
    Options options_;
    std::shared_ptr<Turnstile> writers_;
};

// WAL is a property of the file. Two starters may meet here, and SQLite does not wait for this
// lock by itself.
void SqliteDriver::create() {
    SqliteFile file(path_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
    sqlite3_busy_timeout(file.handle(), options_.wait_seconds * 1000);
    for (int attempt = 0;; ++attempt) {
        try {
            return file.run("PRAGMA journal_mode = WAL");
        } catch (const Error& error) {
            if (error.problem != Problem::Busy || attempt > options_.wait_seconds * 100) throw;
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
        }
    }
}

std::unique_ptr<Driver> sqlite_driver(const std::string& path, Options options) {
    const auto absolute = std::filesystem::weakly_canonical(std::filesystem::absolute(path));
    return std::make_unique<SqliteDriver>(absolute.string(), options);
}

}  // namespace db
