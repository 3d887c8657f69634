// Databases for tests: fresh, migrated, gone afterwards. SQLite always; PostgreSQL when the
// environment names one (HAGUKUMI_TEST_POSTGRES, a conninfo; bin/with-postgres makes one).
//
//   ON_BOTH_DATABASES("a withdrawn article is not listed") {
//       database.write(…);
//   }
#pragma once

#include <doctest/doctest.h>

#include <memory>
#include <string>

#include "db/db.h"

namespace test {

// A folder of its own under the temporary folder, removed with all that is in it.
class Folder {
  public:
    Folder();
    Folder(const Folder&) = delete;
    ~Folder();
    std::string path(const std::string& name) const { return path_ + "/" + name; }

  private:
    std::string path_;
};

// One empty database with all migrations applied.
class Fresh {
  public:
    explicit Fresh(db::Engine engine, db::Options options = {});
    Fresh(const Fresh&) = delete;
    ~Fresh();

    db::Database& database() { return *database_; }
    const std::string& url() const { return url_; }
    const Folder& folder() const { return folder_; }
    // The same data through another door, as another process sees it.
    std::unique_ptr<db::Database> again() const { return db::Database::open(url_, options_); }

  private:
    Folder folder_;
    db::Options options_;
    std::string url_;
    std::unique_ptr<db::Database> database_;
};

void put_migrated_file(const std::string& path);  // SQLite
bool has_postgres();  // says once on standard error which engines are tested

}  // namespace test

#define HAGUKUMI_ON_BOTH(name, body)                                         \
    static void body(test::Fresh& fresh, db::Database& database);            \
    TEST_CASE(name " (SQLite)") {                                            \
        test::Fresh fresh(db::Engine::Sqlite);                               \
        body(fresh, fresh.database());                                       \
    }                                                                        \
    TEST_CASE(name " (PostgreSQL)" * doctest::skip(!test::has_postgres())) { \
        test::Fresh fresh(db::Engine::Postgres);                             \
        body(fresh, fresh.database());                                       \
    }                                                                        \
    static void body([[maybe_unused]] test::Fresh& fresh, [[maybe_unused]] db::Database& database)
#define HAGUKUMI_BODY(line) HAGUKUMI_BODY_(line)
#define HAGUKUMI_BODY_(line) on_both_databases_##line
// The body sees `database` (db::Database&) and `fresh` (test::Fresh&).
#define ON_BOTH_DATABASES(name) HAGUKUMI_ON_BOTH(name, HAGUKUMI_BODY(__LINE__))
