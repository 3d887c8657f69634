// PostgreSQL: one schema per city. Readers see one snapshot, writers are SERIALIZABLE, and a
// commit that may or may not have happened is an error.
#include "base/text.h"
#include "db/copy.h"
#include "db/postgres_link.h"
#include "db/url.h"

namespace db {

class PostgresConnection final : public Connection {
  public:
    PostgresConnection(const Address& address, Options options);

    void begin(Mode mode) override;
    void commit() override;
    void rollback() noexcept override;
    std::unique_ptr<Rows> query(const Sql& sql, Arguments arguments) override;
    std::int64_t execute(const Sql& sql, Arguments arguments) override;
    void post(const Sql& sql, Arguments arguments) override;
    void prepare(const Sql& sql) override { kept(sql); }
    void script(const std::string& statements) override { link_.run(statements); }
    void order_commits() override;
    bool healthy() const override;

  private:
    PostgresStatement& kept(const Sql& sql);
    PostgresLink link_;
    std::string schema_;
    Mode mode_ = Mode::Read;
    std::vector<std::unique_ptr<PostgresStatement>> statements_;  // by Sql::number()
};

static bool has_schema(PostgresLink& link, const std::string& schema) {
    const auto answer =
        link.run("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = '" + schema + "'");
    return PQntuples(answer.get()) == 1;
}

PostgresConnection::PostgresConnection(const Address& address, Options options)
    : link_(address.target, options), schema_(address.schema) {
    if (!has_schema(link_, schema_))
        throw Error(Problem::Missing, "PostgreSQL: there is no schema \"" + schema_ + "\"");
    link_.run(
        "SET search_path TO \"" + schema_ + "\";" + "SET client_min_messages = warning;" +
        "SET application_name = '" + application_name(schema_) + "';" +
        "SET bytea_output = 'hex'; SET extra_float_digits = 1;" + "SET lock_timeout = '" +
        std::to_string(options.wait_seconds) + "s';" +
        "SELECT set_config('synchronous_commit', 'on', false)"  // done means on disk
        " WHERE current_setting('synchronous_commit') = 'off'"
    );
}

// Alone waits for its lock before it looks: a snapshot taken earlier would miss what the other did.
void PostgresConnection::begin(Mode mode) {
    mode_ = mode;
    if (mode == Mode::Read) {
        link_.run("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    } else if (mode == Mode::Write) {
        link_.run("BEGIN ISOLATION LEVEL SERIALIZABLE");
    } else {
        link_.run("BEGIN ISOLATION LEVEL READ COMMITTED; SET LOCAL lock_timeout = 0");
        order_commits();
    }
}

void PostgresConnection::commit() {
    Answer answer;
    try {
        answer = link_.run("COMMIT");
    } catch (const Lost& lost) {
        if (mode_ == Mode::Read) throw;
        throw Error(Problem::Unknown, std::string("kept or not, nobody can say: ") + lost.what());
    }
    if (std::string_view(PQcmdStatus(answer.get())) != "COMMIT")
        throw Error(Problem::Programming, "PostgreSQL undid a transaction that had failed before");
}

void PostgresConnection::rollback() noexcept {
    try {
        link_.settle();
    } catch (const Error&) {  // whatever it was: it is undone now
    }
    if (PQtransactionStatus(link_.handle()) == PQTRANS_IDLE) return;
    const Answer answer(PQexec(link_.handle(), "ROLLBACK"));
    if (PQresultStatus(answer.get()) != PGRES_COMMAND_OK) link_.mark_broken();
}

bool PostgresConnection::healthy() const {
    return !link_.broken() && PQtransactionStatus(link_.handle()) == PQTRANS_IDLE;
}

// Advisory locks are shared by all schemas of a database: the number stands for this one.
static std::string lock_statement(const std::string& schema) {
    const auto key = static_cast<std::int64_t>(base::hash("hagukumi:" + schema));
    return "SELECT pg_catalog.pg_advisory_xact_lock(" + std::to_string(key) + ")";
}

void PostgresConnection::order_commits() {
    link_.run(lock_statement(schema_));
}

PostgresStatement& PostgresConnection::kept(const Sql& sql) {
    if (statements_.size() <= sql.number()) statements_.resize(Sql::all().size());
    auto& statement = statements_[sql.number()];
    if (!statement) statement = std::make_unique<PostgresStatement>(link_, sql);
    return *statement;
}

std::unique_ptr<Rows> PostgresConnection::query(const Sql& sql, Arguments arguments) {
    return std::make_unique<PostgresRows>(kept(sql).run(arguments), sql);
}

std::int64_t PostgresConnection::execute(const Sql& sql, Arguments arguments) {
    const auto answer = kept(sql).run(arguments);
    return base::to_integer(PQcmdTuples(answer.get())).value_or(0);
}

// Not too many at once: their answers must fit into what the connection can hold.
void PostgresConnection::post(const Sql& sql, Arguments arguments) {
    constexpr std::size_t most = 64;
    auto& statement = kept(sql);
    if (link_.unsettled() >= most) link_.settle();
    statement.send(arguments);
}

class PostgresDriver final : public Driver {
  public:
    PostgresDriver(Address address, Options options)
        : address_(std::move(address)), options_(options) {}

    Engine engine() const override { return Engine::Postgres; }
    std::unique_ptr<Connection> connect() override {
        return std::make_unique<PostgresConnection>(address_, options_);
    }
    void create() override;
    void backup_to(const std::string& path) override { postgres_backup(address_, path); }
    void restore(const std::string& backup, std::span<const Migration> known) override {
        postgres_restore(address_, backup, known);
    }
    std::vector<std::string> check() override;

  private:
    Address address_;
    Options options_;
};

// Asked first: creating needs a right that the program's role may well not have.
void PostgresDriver::create() {
    PostgresLink link(address_.target, options_);
    if (has_schema(link, address_.schema)) return;
    link.run(
        "BEGIN; " + lock_statement(address_.schema) + "; CREATE SCHEMA IF NOT EXISTS \"" +
        address_.schema + "\"; COMMIT"
    );
}

// Every row of every table is read once: with data checksums (initdb -k) that finds spoilt pages.
std::vector<std::string> PostgresDriver::check() {
    PostgresLink link(address_.target, options_);
    const auto tables = link.run(
        "SELECT tablename FROM pg_catalog.pg_tables WHERE schemaname = '" + address_.schema + "'"
    );
    std::vector<std::string> complaints;
    for (int row = 0; row < PQntuples(tables.get()); ++row) {
        const std::string table = PQgetvalue(tables.get(), row, 0);
        try {
            link.run(
                "SELECT COUNT(t.*::text) FROM \"" + address_.schema + "\".\"" + table + "\" t"
            );
        } catch (const Error& error) {
            complaints.push_back(error.what());
        }
    }
    return complaints;
}

std::unique_ptr<Driver> postgres_driver(const Address& address, Options options) {
    return std::make_unique<PostgresDriver>(address, options);
}

}  // namespace db
