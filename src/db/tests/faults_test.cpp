// What goes wrong outside, and that the process goes on when it is right again.
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <thread>

#include "child.h"
#include "full_disk.h"
#include "shelf.h"

namespace files = std::filesystem;
using shelf::problem_of;

static db::Problem adding(db::Database& database, const std::string& title) {
    return problem_of([&] { shelf::add(database, title); });
}

static long open_files() {
    return std::distance(files::directory_iterator("/proc/self/fd"), files::directory_iterator());
}

ON_BOTH_DATABASES("two hundred idle cities cost no connection") {
    shelf::open(database);
    database.close_idle(std::chrono::seconds(0));
    const auto before = open_files();
    std::array<std::unique_ptr<db::Database>, 200> cities;
    for (auto& city : cities)
        city = fresh.again();
    CHECK(open_files() == before);
    CHECK(shelf::count(*cities[7]) == 0);
    CHECK(open_files() > before);
    cities[7]->close_idle();  // used a moment ago
    CHECK(open_files() > before);
    cities[7]->close_idle(std::chrono::seconds(0));
    CHECK(open_files() == before);
    CHECK(shelf::count(*cities[7]) == 0);
}

TEST_CASE("a database that is not there is missing, and is not made by reading it") {
    const test::Folder folder;
    const auto database = db::Database::open("sqlite:" + folder.path("city.db"));
    CHECK(problem_of([&] { shelf::count(*database); }) == db::Problem::Missing);
    CHECK(!files::exists(folder.path("city.db")));
    shelf::open(*database);
    CHECK(shelf::count(*database) == 0);
    const auto lost = db::Database::open("sqlite:" + folder.path("no/city.db"));
    CHECK(problem_of([&] { shelf::open(*lost); }) == db::Problem::Missing);
}

TEST_CASE("a file that vanishes is missing until it comes back") {
    test::Fresh fresh(db::Engine::Sqlite);
    auto& database = fresh.database();
    shelf::open(database);
    shelf::add(database, "a");
    const auto path = fresh.folder().path("city.db");
    files::rename(path, path + ".away");
    CHECK(problem_of([&] { shelf::count(database); }) == db::Problem::Missing);
    CHECK(adding(database, "b") == db::Problem::Missing);
    files::rename(path + ".away", path);
    CHECK(shelf::count(database) == 1);
    shelf::add(database, "b");
    CHECK(shelf::count(database) == 2);
}

TEST_CASE("what is written to a file that vanishes meanwhile is not called kept") {
    test::Fresh fresh(db::Engine::Sqlite);
    auto& database = fresh.database();
    shelf::open(database);
    const auto path = fresh.folder().path("city.db");
    const auto write = [&](db::WriteTx& tx) {
        tx.execute(shelf::insert_book, "a", nullptr, nullptr, nullptr);
        files::remove(path);
    };
    CHECK(problem_of([&] { database.write(write); }) == db::Problem::Unknown);
    CHECK(problem_of([&] { shelf::count(database); }) == db::Problem::Missing);
}

TEST_CASE("a file that is no database is damaged") {
    test::Fresh fresh(db::Engine::Sqlite);
    shelf::open(fresh.database());
    fresh.database().close_idle(std::chrono::seconds(0));
    std::ofstream(fresh.folder().path("city.db")) << std::string(8192, 'x');
    CHECK(problem_of([&] { shelf::count(fresh.database()); }) == db::Problem::Damaged);
}

TEST_CASE("a file that is cut short under a running process is damaged, and no more") {
    test::Fresh fresh(db::Engine::Sqlite);
    auto& database = fresh.database();
    shelf::open(database);
    for (int i = 0; i < 5; ++i)
        shelf::add(database, std::string(3000, 'a') + std::to_string(i));
    database.close_idle(std::chrono::seconds(0));
    CHECK(shelf::count(database) == 5);  // open again, nothing in the log
    files::resize_file(fresh.folder().path("city.db"), 4096);
    const auto read_all = [](db::ReadTx& tx) { tx.list<shelf::Book>(shelf::list_books); };
    CHECK(problem_of([&] { database.read(read_all); }) == db::Problem::Damaged);
}

TEST_CASE("a locked database is busy, by a thread or by a process") {
    test::Fresh fresh(db::Engine::Sqlite, {.wait_seconds = 0});
    auto& database = fresh.database();
    shelf::open(database);
    const auto other = fresh.again();
    database.write([&](db::WriteTx&) { CHECK(adding(*other, "a") == db::Problem::Busy); });
    sqlite3* locker = nullptr;
    sqlite3_open(fresh.folder().path("city.db").c_str(), &locker);
    sqlite3_exec(locker, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr);
    CHECK(adding(database, "a") == db::Problem::Busy);
    CHECK(shelf::count(database) == 0);  // readers go on
    sqlite3_close(locker);
    shelf::add(database, "a");
}

ON_BOTH_DATABASES("when all connections are lent, the next one is told so") {
    shelf::open(database);
    const auto small = db::Database::open(fresh.url(), {.connections = 1, .wait_seconds = 0});
    small->read([&](db::ReadTx&) {
        db::Problem problem{};
        std::jthread([&] {
            try {
                shelf::count(*small);
            } catch (const db::Error& error) {
                problem = error.problem;
            }
        }).join();
        CHECK(problem == db::Problem::Busy);
    });
    CHECK(shelf::count(*small) == 0);
}

TEST_CASE("a full disk stops writers, not readers, and nothing is half done") {
    test::Fresh fresh(db::Engine::Sqlite);
    auto& database = fresh.database();
    shelf::open(database);
    shelf::add(database, "a");
    {
        const test::FullDisk full(512 * 1024);
        const auto write_much = [](db::WriteTx& tx) {
            tx.execute(shelf::insert_book, "small", nullptr, nullptr, nullptr);
            tx.execute(shelf::insert_cover, "big", std::string(4'000'000, 'x'));
        };
        CHECK(problem_of([&] { database.write(write_much); }) == db::Problem::Full);
        CHECK(shelf::count(database) == 1);
    }
    shelf::add(database, "b");
    CHECK(shelf::count(database) == 2);
    CHECK(database.check() == std::vector<std::string>{});
}

TEST_CASE("a database that may not be written can still be read") {
    test::Fresh fresh(db::Engine::Sqlite);
    shelf::open(fresh.database());
    shelf::add(fresh.database(), "a");
    fresh.database().close_idle(std::chrono::seconds(0));
    const auto path = fresh.folder().path("city.db");
    ::chmod(fresh.folder().path("").c_str(), 0777);
    ::chmod(path.c_str(), 0444);
    const int outcome = test::as_nobody([&] {
        const auto database = fresh.again();
        if (shelf::count(*database) != 1) return 1;
        try {
            shelf::add(*database, "b");
        } catch (const db::Error& error) {
            return error.problem == db::Problem::ReadOnly ? 0 : 2;
        }
        return 3;
    });
    CHECK(outcome == 0);
}
