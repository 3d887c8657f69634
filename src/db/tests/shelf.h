// A small table of books for the tests of this room: every kind of value, every kind of refusal.
#pragma once

#include <doctest/doctest.h>

#include "support/database.h"

namespace shelf {

struct Book {
    base::Id<Book> id;
    std::string title;
    std::optional<std::int64_t> pages;
    std::optional<double> weight;
    std::optional<base::Date> bought;
    static Book from(const db::Row& row);
};

inline constexpr std::array<db::Migration, 1> migrations{{{"20261124_book", R"(
    CREATE TABLE book (
        id {{id}},
        title TEXT NOT NULL UNIQUE,
        pages BIGINT CHECK (pages > 0),
        weight {{real}},
        bought TEXT,
        cover {{blob}},
        sequel_of BIGINT REFERENCES book (id)
    );
)"}}};

extern const db::Sql insert_book;    // title, pages, weight, bought
extern const db::Sql insert_cover;   // title, cover
extern const db::Sql insert_sequel;  // title, sequel_of
extern const db::Sql list_books;
extern const db::Sql list_covers;
extern const db::Sql count_books;

// The house's own migrations and the shelf.
std::vector<db::Migration> all();
void open(db::Database& database);
base::Id<Book> add(db::Database& database, std::string_view title);
std::int64_t count(db::Database& database);
db::Problem problem_of(const std::function<void()>& work);  // fails when nothing is thrown

}  // namespace shelf
