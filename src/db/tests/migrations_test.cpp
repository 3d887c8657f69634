// Migrations: once each, never backwards, never two starters at once.
#include <thread>

#include "shelf.h"

ON_BOTH_DATABASES("what has been applied is not applied again") {
    CHECK(database.migrate(shelf::all()) == 1);
    CHECK(database.migrate(shelf::all()) == 0);
}

ON_BOTH_DATABASES("two starters migrate once") {
    std::array<int, 4> applied{};
    std::vector<std::unique_ptr<db::Database>> doors;
    for (std::size_t i = 0; i < applied.size(); ++i)
        doors.push_back(fresh.again());
    {
        std::vector<std::jthread> starters;
        for (std::size_t i = 0; i < applied.size(); ++i)
            starters.emplace_back([&, i] { applied[i] = doors[i]->migrate(shelf::all()); });
    }
    CHECK(applied[0] + applied[1] + applied[2] + applied[3] == 1);
    CHECK(shelf::count(database) == 0);
}

ON_BOTH_DATABASES("a changed migration and a newer database are refused") {
    shelf::open(database);
    auto changed = shelf::all();
    changed.back().sql = "CREATE TABLE book (id {{id}});";
    const auto migrate = [&](std::span<const db::Migration> migrations) {
        return shelf::problem_of([&] { database.migrate(migrations); });
    };
    CHECK(migrate(changed) == db::Problem::Refused);
    CHECK(migrate(db::all_migrations()) == db::Problem::Refused);
}

ON_BOTH_DATABASES("an update that fails half way leaves nothing behind, not even its first part") {
    database.migrate(shelf::all());
    auto broken = shelf::all();
    broken.push_back({"20261125_loan", "CREATE TABLE loan (id {{id}});"});
    broken.push_back(
        {"20261126_book", "CREATE TABLE again (id {{id}}); CREATE TABLE book (x TEXT);"}
    );
    CHECK_THROWS_AS(database.migrate(broken), db::Error);
    CHECK(shelf::count(database) == 0);
    broken.back().sql = "CREATE TABLE again (id {{id}});";
    CHECK(database.migrate(broken) == 2);
}
