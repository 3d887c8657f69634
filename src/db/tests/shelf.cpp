// The shelf of tests: see shelf.h.
#include "shelf.h"

namespace shelf {

const db::Sql insert_book{R"(
    INSERT INTO book (title, pages, weight, bought)
    VALUES ($1, $2, $3, $4)
    RETURNING id
)"};

const db::Sql insert_cover{R"(
    INSERT INTO book (title, cover)
    VALUES ($1, $2)
)"};

const db::Sql insert_sequel{R"(
    INSERT INTO book (title, sequel_of)
    VALUES ($1, $2)
)"};

const db::Sql list_books{R"(
    SELECT id, title, pages, weight, bought
    FROM book
    ORDER BY id
)"};

const db::Sql list_covers{R"(
    SELECT cover
    FROM book
    ORDER BY id
)"};

const db::Sql count_books{R"(
    SELECT COUNT(*)
    FROM book
)"};

Book Book::from(const db::Row& row) {
    return {
        row.get<base::Id<Book>>(0),
        row.get<std::string>(1),
        row.get<std::optional<std::int64_t>>(2),
        row.get<std::optional<double>>(3),
        row.get<std::optional<base::Date>>(4)};
}

std::vector<db::Migration> all() {
    const auto house = db::all_migrations();
    std::vector<db::Migration> migrations_of_both(house.begin(), house.end());
    migrations_of_both.insert(migrations_of_both.end(), migrations.begin(), migrations.end());
    return migrations_of_both;
}

void open(db::Database& database) {
    database.migrate(all());
}

base::Id<Book> add(db::Database& database, std::string_view title) {
    return database.write([&](db::WriteTx& tx) {
        return tx.find<base::Id<Book>>(insert_book, title, nullptr, nullptr, nullptr).value();
    });
}

std::int64_t count(db::Database& database) {
    return database.read([](db::ReadTx& tx) { return tx.find<std::int64_t>(count_books).value(); });
}

db::Problem problem_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const db::Error& error) {
        return error.problem;
    }
    FAIL("nothing was refused");
    return db::Problem::Programming;
}

}  // namespace shelf
