// What goes wrong with a server, and that the process goes on when it is right again.
#include <thread>

#include "shelf.h"

using shelf::problem_of;

static const db::Sql kill_all{
    R"(
    SELECT COUNT(pg_terminate_backend(pid))
    FROM pg_stat_activity
    WHERE application_name = $1
)",
    db::Engine::Postgres};
static const db::Sql kill_me{
    "SELECT COUNT(pg_terminate_backend(pg_backend_pid()))", db::Engine::Postgres};

static const db::Migration die_at_commit{"20261126_die", R"(
    CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END';
    CREATE CONSTRAINT TRIGGER die AFTER INSERT ON book
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die();
)"};

#define ON_POSTGRES(name) TEST_CASE((name)*doctest::skip(!test::has_postgres()))

// Every connection of the pool is cut, as by a restart of the server.
static void cut_all(test::Fresh& fresh) {
    const auto& url = fresh.url();
    const auto name = "hagukumi " + url.substr(url.rfind('=') + 1);
    const auto elsewhere = db::Database::open(url.substr(0, url.rfind('?')));
    elsewhere->write([&](db::WriteTx& tx) { tx.find<std::int64_t>(kill_all, name); });
}

ON_POSTGRES("a server that was restarted is connected to again, without anybody noticing") {
    test::Fresh fresh(db::Engine::Postgres);
    auto& database = fresh.database();
    shelf::open(database);
    shelf::add(database, "a");
    database.read([&](db::ReadTx&) {  // so that the pool has two
        std::jthread([&] { shelf::count(database); }).join();
    });
    cut_all(fresh);
    CHECK(shelf::count(database) == 1);
    cut_all(fresh);
    shelf::add(database, "b");
    CHECK(shelf::count(database) == 2);
}

ON_POSTGRES("work that was cut off before its commit is done again, once") {
    test::Fresh fresh(db::Engine::Postgres);
    auto& database = fresh.database();
    shelf::open(database);
    int attempts = 0;
    database.write([&](db::WriteTx& tx) {
        tx.execute(shelf::insert_book, "a", nullptr, nullptr, nullptr);
        if (++attempts == 1) tx.find<std::int64_t>(kill_me);
    });
    CHECK(attempts == 2);
    CHECK(shelf::count(database) == 1);
    attempts = 0;
    const auto always_cut = [&](db::ReadTx& tx) {
        ++attempts;
        tx.find<std::int64_t>(kill_me);
    };
    CHECK(problem_of([&] { database.read(always_cut); }) == db::Problem::Missing);
    CHECK(attempts == 2);
}

ON_POSTGRES("a connection that breaks during the commit is never called a success") {
    test::Fresh fresh(db::Engine::Postgres);
    auto& database = fresh.database();
    auto migrations = shelf::all();
    migrations.push_back(die_at_commit);
    database.migrate(migrations);
    int attempts = 0;
    const auto write = [&](db::WriteTx& tx) {
        ++attempts;
        tx.execute(shelf::insert_book, "a", nullptr, nullptr, nullptr);
    };
    CHECK(problem_of([&] { database.write(write); }) == db::Problem::Unknown);
    CHECK(attempts == 1);
    CHECK(shelf::count(database) == 0);
}

ON_POSTGRES("a server or a schema that is not there is missing") {
    const auto nowhere = db::Database::open("postgres:host=/nowhere dbname=x?schema=a");
    CHECK(problem_of([&] { shelf::count(*nowhere); }) == db::Problem::Missing);
    test::Fresh fresh(db::Engine::Postgres);
    const auto no_schema = db::Database::open(fresh.url() + "_not");
    CHECK(problem_of([&] { shelf::count(*no_schema); }) == db::Problem::Missing);
}

ON_POSTGRES("a kept statement survives a migration by another process") {
    test::Fresh fresh(db::Engine::Postgres);
    auto& database = fresh.database();
    shelf::open(database);
    static const db::Sql star{"SELECT b.* FROM book b", db::Engine::Postgres};
    const auto columns = [&] {
        return database.read([](db::ReadTx& tx) { return tx.list<std::int64_t>(star).size(); });
    };
    CHECK(columns() == 0);
    auto migrations = shelf::all();
    migrations.push_back({"20261126_more", "ALTER TABLE book ADD COLUMN shelf BIGINT;"});
    fresh.again()->migrate(migrations);
    CHECK(columns() == 0);
}
