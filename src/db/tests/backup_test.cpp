// Backups are whole while others write, and come back only where they belong.
#include <filesystem>
#include <fstream>
#include <thread>

#include "full_disk.h"
#include "shelf.h"

namespace files = std::filesystem;
using shelf::problem_of;

static db::Problem restoring(const std::string& url, const std::string& backup) {
    return problem_of([&] { db::restore(url, backup, shelf::all()); });
}

static void add_pair(db::Database& database, int n) {
    database.write([&](db::WriteTx& tx) {
        tx.execute(shelf::insert_book, std::to_string(n), n, nullptr, nullptr);
        tx.execute(shelf::insert_book, std::to_string(n) + "b", n, nullptr, nullptr);
    });
}

ON_BOTH_DATABASES("a backup made while others write is whole and comes back") {
    shelf::open(database);
    add_pair(database, 1);
    const auto backup = fresh.folder().path("backup");
    {
        std::jthread writer([&](const std::stop_token& stop) {
            for (int n = 2; n < 10 || !stop.stop_requested(); ++n)
                add_pair(database, n);
        });
        database.backup_to(backup);
    }
    const auto all = shelf::count(database);
    database.close_idle(std::chrono::seconds(0));
    db::restore(fresh.url(), backup, shelf::all());
    const auto kept = shelf::count(database);
    CHECK(kept >= 2);
    CHECK(kept <= all);
    CHECK(kept % 2 == 0);
    CHECK(database.check() == std::vector<std::string>{});
    CHECK(database.migrate(shelf::all()) == 0);
    add_pair(database, 100'000);
    CHECK(!files::exists(backup + ".part"));
}

ON_BOTH_DATABASES("after a restore every follower forgets everything") {
    const auto change = [&](const char* topic) {
        database.write([&](db::WriteTx& tx) { tx.changed(topic); });
    };
    shelf::open(database);
    change("a");
    const auto backup = fresh.folder().path("backup");
    database.backup_to(backup);
    const auto at_backup = database.last_change();
    change("b");
    const auto at_restore = database.last_change();
    database.close_idle(std::chrono::seconds(0));
    db::restore(fresh.url(), backup, shelf::all());
    CHECK(!database.changes_after(at_backup));
    CHECK(!database.changes_after(at_restore));
    const auto now = database.last_change();
    change("c");
    CHECK(database.changes_after(now)->size() == 1);
}

ON_BOTH_DATABASES("a restore under a running program, of rubbish or of a newer version is refused"
) {
    shelf::open(database);
    shelf::add(database, "a");
    const auto backup = fresh.folder().path("backup");
    database.backup_to(backup);
    CHECK(restoring(fresh.url(), backup) == db::Problem::Refused);  // it is open here
    database.close_idle(std::chrono::seconds(0));
    const auto older_program = [&] { db::restore(fresh.url(), backup, db::all_migrations()); };
    CHECK(problem_of(older_program) == db::Problem::Refused);
    const auto rubbish = fresh.folder().path("rubbish");
    std::ofstream(rubbish) << std::string(10'000, 'x');
    CHECK_THROWS_AS(db::restore(fresh.url(), rubbish, shelf::all()), db::Error);
    CHECK_THROWS_AS(db::restore(fresh.url(), rubbish + "2", shelf::all()), db::Error);
    CHECK(shelf::count(database) == 1);
}

TEST_CASE("a backup is one file, and a log that outlived its database does not come back") {
    test::Fresh fresh(db::Engine::Sqlite);
    auto& database = fresh.database();
    shelf::open(database);
    shelf::add(database, "a");
    const auto backup = fresh.folder().path("backup");
    const auto path = fresh.folder().path("city.db");
    database.backup_to(backup);
    shelf::add(database, "b");  // is in the log
    files::copy_file(path + "-wal", path + ".log");
    database.close_idle(std::chrono::seconds(0));
    std::ofstream(path) << std::string(8192, 'x');
    files::rename(path + ".log", path + "-wal");
    db::restore(fresh.url(), backup, shelf::all());
    CHECK(shelf::count(database) == 1);
    CHECK(database.check() == std::vector<std::string>{});
    CHECK(files::exists(path + ".replaced-wal"));
    CHECK(!files::exists(backup + "-wal"));
    CHECK(!files::exists(path + ".restoring"));
}

TEST_CASE("a backup for which there is no room leaves nothing behind") {
    test::Fresh fresh(db::Engine::Sqlite);
    auto& database = fresh.database();
    shelf::open(database);
    shelf::add(database, std::string(600'000, 'a'));
    const auto backup = fresh.folder().path("backup");
    const auto make = [&] { database.backup_to(backup); };
    {
        const test::FullDisk full(512 * 1024);
        CHECK(problem_of(make) == db::Problem::Full);
    }
    CHECK(!files::exists(backup));
    CHECK(!files::exists(backup + ".part"));
    make();
    CHECK(files::file_size(backup) > 600'000);
}

TEST_CASE("a backup that is spoilt is noticed before it replaces anything") {
    test::Fresh fresh(db::Engine::Sqlite);
    auto& database = fresh.database();
    shelf::open(database);
    for (int i = 0; i < 50; ++i)
        add_pair(database, i + 1);
    const auto backup = fresh.folder().path("backup");
    database.backup_to(backup);
    database.close_idle(std::chrono::seconds(0));
    std::fstream spoil(backup, std::ios::in | std::ios::out | std::ios::binary);
    spoil.seekp(static_cast<std::streamoff>(files::file_size(backup)) - 4096 * 2);
    spoil << std::string(6000, '\xee');
    spoil.close();
    CHECK(restoring(fresh.url(), backup) == db::Problem::Damaged);
    CHECK(shelf::count(database) == 100);
}

TEST_CASE("a damaged or missing database is replaced, and what was there is kept beside it") {
    test::Fresh fresh(db::Engine::Sqlite);
    auto& database = fresh.database();
    shelf::open(database);
    shelf::add(database, "a");
    const auto backup = fresh.folder().path("backup");
    const auto path = fresh.folder().path("city.db");
    database.backup_to(backup);
    database.close_idle(std::chrono::seconds(0));
    std::ofstream(path) << std::string(8192, 'x');
    db::restore(fresh.url(), backup, shelf::all());
    CHECK(shelf::count(database) == 1);
    CHECK(files::file_size(path + ".replaced") == 8192);
    database.close_idle(std::chrono::seconds(0));
    files::remove(path);
    db::restore(fresh.url(), backup, shelf::all());
    CHECK(shelf::count(database) == 1);
}
