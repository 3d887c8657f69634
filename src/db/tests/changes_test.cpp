// The table `change`: who is told what, and when everything must be forgotten.
#include "shelf.h"

using Topics = std::vector<std::string>;

static Topics topics_after(db::Database& database, std::int64_t position) {
    Topics topics;
    const auto changes = database.changes_after(position).value();
    for (const auto& change : changes)
        topics.push_back(change.topic);
    return topics;
}

static void change(db::Database& database, const Topics& topics) {
    database.write([&](db::WriteTx& tx) {
        for (const auto& topic : topics)
            tx.changed(topic);
    });
}

ON_BOTH_DATABASES("this process is told after the commit, another one when it asks") {
    const auto other = fresh.again();
    Topics told;
    std::int64_t seen_by_listener = 0;
    database.on_commit([&](const Topics& topics) {
        told = topics;
        seen_by_listener = database.last_change();
    });
    CHECK(topics_after(*other, 0) == Topics{});
    change(database, {"articles", "article:1", "articles"});
    CHECK(told == Topics{"article:1", "articles"});
    CHECK(seen_by_listener == database.last_change());
    CHECK(topics_after(*other, 0) == told);
    const auto position = other->last_change();
    CHECK(topics_after(*other, position) == Topics{});
    change(database, {"faq:2"});
    CHECK(topics_after(*other, position) == Topics{"faq:2"});
}

ON_BOTH_DATABASES("who has slept too long, or knows the future, must forget everything") {
    change(database, {"a"});
    const auto long_ago = database.last_change();
    CHECK(!database.changes_after(long_ago + 1));
    for (int i = 0; i < 5; ++i) {
        Topics topics;
        for (int n = 0; n < 5'000; ++n)
            topics.push_back("facility:" + std::to_string(n));
        change(database, topics);
    }
    CHECK(!database.changes_after(long_ago));
    CHECK(database.changes_after(database.last_change() - 15'000)->size() == 15'000);
}

ON_BOTH_DATABASES("a very large change is one record: everything") {
    const auto before = database.last_change();
    Topics topics;
    for (int n = 0; n < 10'001; ++n)
        topics.push_back("facility:" + std::to_string(n));
    change(database, topics);
    CHECK(!database.changes_after(before));
    CHECK(topics_after(database, database.last_change()) == Topics{});
    CHECK(database.last_change() == before + 1);
}
