// Transactions, values and refusals, the same on both engines.
#include "db/db.h"

#include <limits>

#include "shelf.h"

using shelf::problem_of;

static std::vector<shelf::Book> books(db::Database& database) {
    return database.read([](db::ReadTx& tx) { return tx.list<shelf::Book>(shelf::list_books); });
}

ON_BOTH_DATABASES("what was written is read back exactly") {
    shelf::open(database);
    const auto day = base::Date::from(2026, 11, 24).value();
    const auto most = std::numeric_limits<std::int64_t>::max();
    database.write([&](db::WriteTx& tx) {
        tx.execute(shelf::insert_book, "ぐりと\"ぐら\\", most, 0.1, day);
    });
    const auto book = books(database).at(0);
    CHECK(book.title == "ぐりと\"ぐら\\");
    CHECK(book.pages == most);
    CHECK(book.weight == 0.1);
    CHECK(book.bought == day);
}

ON_BOTH_DATABASES("nothing is nothing, and empty is empty") {
    shelf::open(database);
    database.write([&](db::WriteTx& tx) {
        tx.execute(
            shelf::insert_book, std::string_view(), nullptr, std::optional<double>(), nullptr
        );
    });
    const auto book = books(database).at(0);
    CHECK(book.title.empty());
    CHECK(!book.pages);
    CHECK(!book.weight);
    CHECK(!book.bought);
}

ON_BOTH_DATABASES("bytes of every kind are kept") {
    shelf::open(database);
    std::string cover;
    for (int i = 0; i < 256; ++i)
        cover += static_cast<char>(i);
    database.write([&](db::WriteTx& tx) { tx.execute(shelf::insert_cover, "a", cover); });
    const auto kept =
        database.read([](db::ReadTx& tx) { return tx.find<std::string>(shelf::list_covers); });
    CHECK(kept == cover);
}

ON_BOTH_DATABASES("a value of another type is a bug that is named") {
    shelf::open(database);
    shelf::add(database, "a");
    const auto read_title_as_number = [](db::ReadTx& tx) {
        tx.each(shelf::list_books, [](const db::Row& row) { row.integer(1); });
    };
    const auto read_empty = [](db::ReadTx& tx) {
        tx.each(shelf::list_books, [](const db::Row& row) { row.integer(2); });
    };
    CHECK(problem_of([&] { database.read(read_title_as_number); }) == db::Problem::Programming);
    CHECK(problem_of([&] { database.read(read_empty); }) == db::Problem::Programming);
}

ON_BOTH_DATABASES("an exception, an undo and a failed statement leave nothing behind") {
    shelf::open(database);
    const auto insert = [](db::WriteTx& tx, const char* title) {
        tx.execute(shelf::insert_book, title, nullptr, nullptr, nullptr);
    };
    const auto throws = [&](db::WriteTx& tx) {
        insert(tx, "a");
        throw std::runtime_error("no");
    };
    CHECK_THROWS_AS(database.write(throws), std::runtime_error);
    const auto answer = database.write([&](db::WriteTx& tx) {
        insert(tx, "a");
        tx.changed("book:1");
        tx.undo();
        return 7;
    });
    CHECK(answer == 7);
    const auto twice = [&](db::WriteTx& tx) {
        insert(tx, "a");
        insert(tx, "a");
    };
    CHECK(problem_of([&] { database.write(twice); }) == db::Problem::Unique);
    CHECK(shelf::count(database) == 0);
    CHECK(database.last_change() == 0);
}

ON_BOTH_DATABASES("a failed statement cannot be passed over in silence") {
    shelf::open(database);
    const auto swallow = [](db::WriteTx& tx) {
        tx.execute(shelf::insert_book, "a", nullptr, nullptr, nullptr);
        try {
            tx.execute(shelf::insert_book, "b", -1, nullptr, nullptr);
        } catch (const db::Error&) {
        }
    };
    CHECK(problem_of([&] { database.write(swallow); }) == db::Problem::Programming);
    CHECK(shelf::count(database) == 0);
}

ON_BOTH_DATABASES("each constraint has its own name") {
    shelf::open(database);
    const auto book = [&](std::optional<std::string> title, int pages) {
        return problem_of([&] {
            database.write([&](db::WriteTx& tx) {
                tx.execute(shelf::insert_book, title, pages, nullptr, nullptr);
            });
        });
    };
    CHECK(book(std::nullopt, 1) == db::Problem::NotNull);
    CHECK(book("a", -1) == db::Problem::Check);
    const auto sequel = [&] {
        database.write([](db::WriteTx& tx) { tx.execute(shelf::insert_sequel, "b", 99); });
    };
    CHECK(problem_of(sequel) == db::Problem::ForeignKey);
}

ON_BOTH_DATABASES("a reader cannot write, and a thread has one transaction at a time") {
    shelf::open(database);
    const auto writes = [](db::ReadTx& tx) {
        tx.list<std::int64_t>(shelf::insert_book, "a", nullptr, nullptr, nullptr);
    };
    CHECK_THROWS_AS(database.read(writes), db::Error);
    const auto nested = [&](db::ReadTx&) { shelf::count(database); };
    CHECK(problem_of([&] { database.read(nested); }) == db::Problem::Programming);
    CHECK(shelf::count(database) == 0);
}

ON_BOTH_DATABASES("a reader sees one moment, and its own statement again inside itself") {
    shelf::open(database);
    shelf::add(database, "a");
    const auto other = fresh.again();
    database.read([&](db::ReadTx& tx) {
        CHECK(tx.find<std::int64_t>(shelf::count_books) == 1);
        shelf::add(*other, "b");
        CHECK(tx.find<std::int64_t>(shelf::count_books) == 1);
    });
    int pairs = 0;
    database.read([&](db::ReadTx& tx) {
        tx.each(shelf::list_books, [&](const db::Row&) {
            tx.each(shelf::list_books, [&](const db::Row&) { ++pairs; });
        });
    });
    CHECK(pairs == 4);
}

ON_BOTH_DATABASES("every statement of the program is understood") {
    shelf::open(database);
    CHECK(db::prepare_all(database) == std::vector<std::string>{});
}

TEST_CASE("an address that cannot be read is refused without repeating it") {
    CHECK(problem_of([] { db::Database::open("mysql:secret"); }) == db::Problem::Programming);
    CHECK(problem_of([] {
              db::Database::open("postgres:host=/tmp?schema=a\"b");
          }) == db::Problem::Programming);
}

ON_BOTH_DATABASES("what is posted is there for the next question and after the commit") {
    shelf::open(database);
    database.write([](db::WriteTx& tx) {
        for (int i = 0; i < 200; ++i)
            tx.post(shelf::insert_book, "book " + std::to_string(i), 10, nullptr, nullptr);
        CHECK(tx.find<std::int64_t>(shelf::count_books) == 200);
        tx.post(shelf::insert_book, "the last", 10, nullptr, nullptr);
    });
    CHECK(shelf::count(database) == 201);
}

ON_BOTH_DATABASES("what is posted and refused undoes the whole, and the next one can go on") {
    shelf::open(database);
    const auto twice = [](db::WriteTx& tx) {
        for (const auto* title : {"a", "b", "a", "c"})
            tx.post(shelf::insert_book, title, 10, nullptr, nullptr);
    };
    const auto then_asked = [&](db::WriteTx& tx) {
        twice(tx);
        tx.find<std::int64_t>(shelf::count_books);
    };
    CHECK(shelf::problem_of([&] { database.write(twice); }) == db::Problem::Unique);
    CHECK(shelf::problem_of([&] { database.write(then_asked); }) == db::Problem::Unique);
    CHECK(shelf::count(database) == 0);
    shelf::add(database, "d");
    CHECK(shelf::count(database) == 1);
}
