// Nobody changes what was done unseen.
#include "audit/audit.h"

#include <doctest/doctest.h>

#include <string>
#include <thread>
#include <vector>

#include "support/database.h"

static void do_three_things(db::Database& database) {
    for (const auto* subject : {"article:1", "article:2", "article:1"})
        database.write([&](db::WriteTx& tx) {
            audit::record(
                tx, {.actor = "staff:1", .action = "articles.edit", .subject = subject}, {1000}
            );
        });
}
static audit::Verdict verify(db::Database& database) {
    return database.read([](db::ReadTx& tx) { return audit::verify(tx); });
}

ON_BOTH_DATABASES("an untouched record is whole, and says what was done to one thing") {
    do_three_things(database);
    const auto verdict = verify(database);
    CHECK(verdict.entries == 3);
    CHECK_FALSE(verdict.broken);
    const auto about =
        database.read([](db::ReadTx& tx) { return audit::list_about(tx, "article:1", 10); });
    CHECK(about.size() == 2);
}

ON_BOTH_DATABASES("an entry that was changed, taken out or put in is found") {
    static const db::Sql changed{"UPDATE audit_entry SET actor = 'staff:2' WHERE id = 2"};
    static const db::Sql taken_out{"DELETE FROM audit_entry WHERE id = 2"};
    do_three_things(database);
    const auto untouched = verify(database).head;
    database.write([&](db::WriteTx& tx) { tx.execute(changed); });
    CHECK(verify(database).broken == 2);
    database.write([&](db::WriteTx& tx) { tx.execute(taken_out); });
    CHECK(verify(database).broken == 3);
    CHECK(verify(database).head != untouched);
}

ON_BOTH_DATABASES("a cut end shows by the head that was noted elsewhere") {
    static const db::Sql cut{"DELETE FROM audit_entry WHERE id = 3"};
    do_three_things(database);
    const auto noted = verify(database).head;
    database.write([&](db::WriteTx& tx) { tx.execute(cut); });
    CHECK_FALSE(verify(database).broken);
    CHECK(verify(database).head != noted);
}

ON_BOTH_DATABASES("many who act at once make one chain") {
    std::vector<std::thread> staff;
    for (int who = 0; who < 4; ++who)
        staff.emplace_back([&, who] {
            for (int i = 0; i < 10; ++i)
                database.write([&](db::WriteTx& tx) {
                    audit::record(tx, {.actor = "staff:" + std::to_string(who)}, {i});
                });
        });
    for (auto& one : staff)
        one.join();
    CHECK(verify(database).entries == 40);
    CHECK_FALSE(verify(database).broken);
}

ON_BOTH_DATABASES("what did not happen is not recorded") {
    database.write([&](db::WriteTx& tx) {
        audit::record(tx, {.actor = "staff:1"}, {1});
        tx.undo();
    });
    CHECK(verify(database).entries == 0);
}
