// Not a test: prints how long one transaction takes. Run by hand:
//   WITH_POSTGRES_FSYNC=on bin/with-postgres build/release/db_test --no-skip -tc='how long*'
#include <chrono>
#include <cstdio>

#include "shelf.h"

static void measure(const char* what, int times, const std::function<void(int)>& work) {
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < times; ++i)
        work(i);
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    std::printf("  %-32s %8.1f µs\n", what, took.count() / times);
}

static void measure_all(db::Engine engine) {
    static const db::Sql find_title{"SELECT title FROM book WHERE id = $1"};
    test::Fresh fresh(engine);
    auto& database = fresh.database();
    shelf::open(database);
    const auto insert = [](db::WriteTx& tx, const std::string& title) {
        tx.execute(shelf::insert_book, title, nullptr, nullptr, nullptr);
    };
    measure("durable write of one row", 500, [&](int i) {
        database.write([&](db::WriteTx& tx) { insert(tx, "a" + std::to_string(i)); });
    });
    measure("the same, with a change told", 500, [&](int i) {
        database.write([&](db::WriteTx& tx) {
            insert(tx, "b" + std::to_string(i));
            tx.changed("book:" + std::to_string(i));
        });
    });
    database.write([&](db::WriteTx& tx) {
        measure("one row more in a transaction", 20'000, [&](int i) {
            insert(tx, "c" + std::to_string(i));
        });
    });
    measure("read of one row", 20'000, [&](int i) {
        database.read([&](db::ReadTx& tx) { return tx.find<std::string>(find_title, i % 500 + 1); }
        );
    });
    database.read([&](db::ReadTx& tx) {
        measure("one row more in a transaction", 20'000, [&](int i) {
            tx.find<std::string>(find_title, i % 500 + 1);
        });
    });
    const auto position = database.last_change();
    measure("asking for changes: none", 20'000, [&](int) { database.changes_after(position); });
    measure("opening, first read, closing", 100, [&](int) { shelf::count(*fresh.again()); });
}

TEST_CASE("how long SQLite takes" * doctest::skip()) {
    measure_all(db::Engine::Sqlite);
}

TEST_CASE("how long PostgreSQL takes" * doctest::skip()) {
    if (test::has_postgres()) measure_all(db::Engine::Postgres);
}
