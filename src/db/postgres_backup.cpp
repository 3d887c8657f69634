// Backup and restore of one schema with pg_dump and pg_restore (custom format: checked,
// compressed).
#include "base/child.h"
#include "base/text.h"
#include "db/copy.h"
#include "db/migrations.h"
#include "db/postgres_link.h"
#include "db/transaction.h"
#include "db/url.h"

namespace db {

// The conninfo as the variables that libpq's own programs read: PGHOST, PGPASSWORD, …
static std::vector<std::string> environment_of(const std::string& conninfo) {
    std::vector<std::string> settings;
    PQconninfoOption* options = PQconninfoParse(conninfo.c_str(), nullptr);
    if (!options) throw Error(Problem::Programming, "the address of the server cannot be read");
    for (const auto* option = options; option->keyword; ++option)
        if (option->envvar && option->val)
            settings.push_back(std::string(option->envvar) + "=" + option->val);
    PQconninfoFree(options);
    return settings;
}

static std::string run_tool(
    const std::vector<std::string>& command, const std::vector<std::string>& settings = {}
) {
    auto printed = base::run_child(command, settings);
    if (!printed) throw Error(Problem::Refused, printed.error());
    return *std::move(printed);
}

static std::string database_name(const Address& server) {
    PostgresLink link(server.target, {});
    return PQdb(link.handle());
}

void postgres_backup(const Address& server, const std::string& path) {
    const std::string part = path + ".part";
    run_tool(
        {"pg_dump",
         "--format=custom",
         "--no-owner",
         "--no-privileges",
         "--schema=" + server.schema,
         "--file=" + part,
         "--dbname=" + database_name(server)},
        environment_of(server.target)
    );
    publish(part, path);
}

static void expect_backup_of(const std::string& schema, const std::string& backup) {
    const auto contents = run_tool({"pg_restore", "--list", backup});
    if (!base::contains(contents, " SCHEMA - " + schema + " "))
        throw Error(Problem::Refused, backup + ": not a backup of schema \"" + schema + "\"");
}

static void expect_alone(PostgresLink& link, const std::string& schema) {
    const auto others = link.run(
        "SELECT 1 FROM pg_catalog.pg_stat_activity WHERE datname = current_database() "
        "AND application_name = '" +
        application_name(schema) + "'"
    );
    if (PQntuples(others.get()) > 0)
        throw Error(Problem::Refused, "stop the programs that have \"" + schema + "\" open first");
}

// What is there is set aside, as "<schema>_replaced", until the next restore.
static bool set_aside(PostgresLink& link, const std::string& schema) {
    const auto there =
        link.run("SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = '" + schema + "'");
    if (PQntuples(there.get()) == 0) return false;
    link.run(
        "BEGIN; DROP SCHEMA IF EXISTS " + schema + "_replaced CASCADE; ALTER SCHEMA " + schema +
        " RENAME TO " + schema + "_replaced; COMMIT"
    );
    return true;
}

static void put_back(PostgresLink& link, const std::string& schema) {
    link.run(
        "BEGIN; DROP SCHEMA IF EXISTS " + schema + " CASCADE; ALTER SCHEMA " + schema +
        "_replaced RENAME TO " + schema + "; COMMIT"
    );
}

// Followers know positions of what was replaced: one record "everything" behind both.
static void note_restore(PostgresLink& link, const std::string& schema, bool replaced) {
    const auto last = [](const std::string& name) {
        return "COALESCE((SELECT MAX(position) FROM " + name + ".change), 1)";
    };
    const auto old_last = replaced ? last(schema + "_replaced") : "1";
    link.run(
        "SELECT setval(pg_get_serial_sequence('" + schema + ".change', 'position'), GREATEST(" +
        last(schema) + ", " + old_last + ")); INSERT INTO " + schema +
        ".change (topic) VALUES ('*')"
    );
}

static void refill(
    const Address& server, const std::string& backup, std::span<const Migration> known
) {
    run_tool(
        {"pg_restore",
         "--single-transaction",
         "--exit-on-error",
         "--no-owner",
         "--no-privileges",
         "--dbname=" + database_name(server),
         backup},
        environment_of(server.target)
    );
    const auto connection = postgres_driver(server, {})->connect();
    Transaction tx(*connection, Mode::Read);
    check_applied(list_migrations(tx), known, Engine::Postgres);
}

void postgres_restore(
    const Address& server, const std::string& backup, std::span<const Migration> known
) {
    expect_backup_of(server.schema, backup);
    PostgresLink link(server.target, {});
    expect_alone(link, server.schema);
    const bool replaced = set_aside(link, server.schema);
    try {
        refill(server, backup, known);
        note_restore(link, server.schema, replaced);
    } catch (...) {
        if (replaced) put_back(link, server.schema);
        throw;
    }
}

}  // namespace db
