// Work per request grows with the answer, not with the data: no statement walks through a whole
// table (SQLite's EXPLAIN QUERY PLAN), but for those that are there to give everything, and why.
#include <doctest/doctest.h>
#include <sqlite3.h>

#include <array>
#include <memory>
#include <string>
#include <vector>

#include "db/tx.h"
#include "support/database.h"

namespace {

struct Reason {
    std::string_view table, why;
};
constexpr std::array reasons{
    Reason{"migration", "a dozen rows, at start"},
    Reason{"audit_entry", "verify reads the whole chain"},
    Reason{"letter", "the operator's count of the outbox"},
    Reason{"search_entry", "the sitemap and a new index name everything"},
    Reason{"staff_member", "who works in one town hall"},
    Reason{"school_district", "the overlay of the map: all of one town"},
    Reason{"t USING COVERING INDEX sqlite_autoindex_school_district_town_1", "the same"},
    Reason{"population", "export of the list"},
    Reason{"a;", "how many articles of all kinds: the API's total"},
    Reason{"article; USE TEMP", "words within titles, for the office"},
    Reason{"event;", "export of the list"},
};

bool may_scan(const std::string& plan) {
    for (const auto& reason : reasons)
        if (plan.find("SCAN " + std::string(reason.table)) != std::string::npos) return true;
    return false;
}

// A scan in the order of an index ends with the page that was asked for.
bool scans(const std::string& plan, const std::string& sql) {
    const bool ends_early = plan.find("USE TEMP B-TREE FOR ORDER BY") == std::string::npos &&
                            plan.find("USING INDEX") != std::string::npos &&
                            sql.find("LIMIT") != std::string::npos;
    return plan.find("SCAN ") != std::string::npos &&
           plan.find("SCAN CONSTANT ROW") == std::string::npos && !ends_early;
}

struct Base {
    test::Folder folder;
    sqlite3* handle = nullptr;
    Base() {
        test::put_migrated_file(folder.path("city.db"));
        REQUIRE(sqlite3_open(folder.path("city.db").c_str(), &handle) == SQLITE_OK);
    }
    ~Base() { sqlite3_close(handle); }

    std::string plan_of(const std::string& sql) {
        sqlite3_stmt* made = nullptr;
        const auto question = "EXPLAIN QUERY PLAN " + sql;
        REQUIRE(sqlite3_prepare_v2(handle, question.c_str(), -1, &made, nullptr) == SQLITE_OK);
        const std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> kept(
            made, sqlite3_finalize
        );
        std::string plan;
        while (sqlite3_step(made) == SQLITE_ROW)
            plan += std::string(reinterpret_cast<const char*>(sqlite3_column_text(made, 3))) + "; ";
        return plan;
    }
};

}  // namespace

TEST_CASE("no statement walks through a whole table without a reason that is written down") {
    Base base;
    for (const auto* sql : db::Sql::all()) {
        if (sql->only() == db::Engine::Postgres) continue;
        const auto plan = base.plan_of(sql->text());
        const bool whole_table = scans(plan, sql->text()) && !may_scan(plan);
        CHECK_MESSAGE(!whole_table, std::string(sql->text()) << "\n" << plan);
    }
}
