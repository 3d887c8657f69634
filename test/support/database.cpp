// Databases for tests: see database.h.
#include "support/database.h"

#include <libpq-fe.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace test {

Folder::Folder()
    : path_((std::filesystem::temp_directory_path() / "hagukumi_test_XXXXXX").string()) {
    if (!mkdtemp(path_.data())) throw std::runtime_error("no temporary folder: " + path_);
}

Folder::~Folder() {
    std::filesystem::remove_all(path_);
}

static std::string postgres_conninfo() {
    // NOLINTNEXTLINE(concurrency-mt-unsafe): nobody changes the environment of a test
    const char* conninfo = std::getenv("HAGUKUMI_TEST_POSTGRES");
    return conninfo ? conninfo : "";
}

bool has_postgres() {
    static const bool there = [] {
        const bool named = !postgres_conninfo().empty();
        std::fputs(
            named ? "databases: SQLite and PostgreSQL\n"
                  : "databases: SQLite only (bin/with-postgres adds PostgreSQL)\n",
            stderr
        );
        return named;
    }();
    return there;
}

static std::string new_url(db::Engine engine, const Folder& folder) {
    static std::atomic<int> count = 0;
    if (engine == db::Engine::Sqlite) return "sqlite:" + folder.path("city.db");
    const auto name = std::to_string(getpid()) + "_" + std::to_string(++count);
    return "postgres:" + postgres_conninfo() + "?schema=test_" + name;
}

Fresh::Fresh(db::Engine engine, db::Options options)
    : options_(options), url_(new_url(engine, folder_)), database_(again()) {
    if (engine == db::Engine::Sqlite)
        put_migrated_file(folder_.path("city.db"));
    else
        database_->migrate(db::all_migrations());
}

// Migrated once per program: every commit of a migration waits for the disk.
void put_migrated_file(const std::string& path) {
    static const Folder folder;
    static const std::string model = [] {
        const auto made = folder.path("model.db");
        db::Database::open("sqlite:" + made)->migrate(db::all_migrations());
        return made;
    }();
    std::filesystem::copy_file(model, path);
}

static void drop_schema(const std::string& url) {
    PGconn* link = PQconnectdb(postgres_conninfo().c_str());
    const auto schema = url.substr(url.rfind('=') + 1);
    const auto drop = "SET client_min_messages = error; DROP SCHEMA IF EXISTS " + schema +
                      " CASCADE; DROP SCHEMA IF EXISTS " + schema + "_replaced CASCADE";
    PQclear(PQexec(link, drop.c_str()));
    PQfinish(link);
}

Fresh::~Fresh() {
    const auto engine = database_->engine();
    database_.reset();
    if (engine == db::Engine::Postgres) drop_schema(url_);
}

}  // namespace test
