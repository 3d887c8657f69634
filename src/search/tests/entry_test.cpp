// What other rooms do: put, remove; what is counted about searches.
#include <doctest/doctest.h>

#include "search/store.h"
#include "town.h"

static std::int64_t seq_of(db::Database& database) {
    return database.read([](db::ReadTx& tx) { return search::last_seq(tx); });
}

static std::vector<search::Stored> after(db::Database& database, std::int64_t seq) {
    return database.read([&](db::ReadTx& tx) { return search::list_after(tx, seq, 100); });
}

static void put(db::Database& database, const search::Entry& entry) {
    database.write([&](db::WriteTx& tx) { search::put(tx, entry); });
}

ON_BOTH_DATABASES("an entry comes back as it was put") {
    auto entry = test::entry(7, "一時預かり", "朝から預けられます");
    entry.summary = "要約";
    entry.keywords = "一時保育";
    entry.ages = base::AgeRange{6, 35};
    entry.day_from = entry.day_to = base::Date::from(2026, 12, 1);
    entry.latitude = 34.5, entry.longitude = 138.25;
    entry.published_on = base::Date::from(2026, 4, 1);
    entry.rank = search::Rank::Partner;
    put(database, entry);
    const auto rows = after(database, 0);
    REQUIRE(rows.size() == 1);
    const auto& back = rows[0].entry;
    CHECK(back.kind == "article");
    CHECK(back.source == 7);
    CHECK(back.title == "一時預かり");
    CHECK(back.summary == "要約");
    CHECK(back.body == "朝から預けられます");
    CHECK(back.keywords == "一時保育");
    CHECK(back.url == "/articles/7");
    CHECK(back.ages->to == 35);
    CHECK(back.day_from == base::Date::from(2026, 12, 1));
    CHECK(*back.latitude == doctest::Approx(34.5));
    CHECK(!back.visible_until);
    CHECK(back.rank == search::Rank::Partner);
    CHECK_FALSE(rows[0].gone);
}

ON_BOTH_DATABASES("the same entry again changes nothing, another one is new for followers") {
    put(database, test::entry(1, "公園"));
    const auto seq = seq_of(database);
    put(database, test::entry(1, "公園"));
    CHECK(seq_of(database) == seq);
    put(database, test::entry(1, "大きな公園"));
    CHECK(seq_of(database) == seq + 1);
    CHECK(after(database, seq).size() == 1);
    CHECK(after(database, 0).size() == 1);
}

ON_BOTH_DATABASES("a withdrawn entry is told as gone, without its text, and can come back") {
    put(database, test::entry(1, "公園", "ブランコ"));
    database.write([](db::WriteTx& tx) { search::remove(tx, "article", 1); });
    const auto rows = after(database, 1);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].gone);
    CHECK(rows[0].entry.body.empty());
    const auto seq = seq_of(database);
    database.write([](db::WriteTx& tx) { search::remove(tx, "article", 1); });
    database.write([](db::WriteTx& tx) { search::remove(tx, "article", 99); });
    CHECK(seq_of(database) == seq);
    put(database, test::entry(1, "公園", "ブランコ"));
    CHECK_FALSE(after(database, seq).at(0).gone);
}

static std::int64_t misses(db::Database& database, std::string_view query) {
    static const db::Sql counted{"SELECT count FROM search_miss WHERE query = $1"};
    return database.read([&](db::ReadTx& tx) {
        return tx.find<std::int64_t>(counted, query).value_or(0);
    });
}

ON_BOTH_DATABASES("words that found nothing are counted by day, whatever their width") {
    const auto today = *base::Date::from(2026, 11, 24);
    database.write([&](db::WriteTx& tx) {
        search::count_miss(tx, today, "スケート場");
        search::count_miss(tx, today, " ｽｹｰﾄ場 ", 2);
    });
    CHECK(misses(database, "スケート場") == 3);
}

ON_BOTH_DATABASES("words that may say who asked are not kept") {
    const auto today = *base::Date::from(2026, 11, 24);
    const std::string sentence(41 * 3, 'x');
    for (const auto& query : {std::string("000-123-4567"), std::string("oya@example.jp"), sentence})
        database.write([&](db::WriteTx& tx) { search::count_miss(tx, today, query); });
    CHECK(misses(database, "000-123-4567") == 0);
    CHECK(misses(database, "oya@example.jp") == 0);
    CHECK(misses(database, sentence) == 0);
}
