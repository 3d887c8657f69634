// An index that has followed many changes in any order says the same as one made anew.
#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <random>

#include "town.h"

namespace {

class Story {  // random, but the same every time
  public:
    explicit Story(unsigned seed) : random_(seed) {}
    std::size_t up_to(std::size_t most) { return random_() % (most + 1); }
    std::string words(std::size_t count) {
        static const std::vector<std::string> all{
            "保育園",     "児童館", "公園", "予防接種", "申し込み", "母子手帳", "夜間",   "病院",
            "駐車場",     "授乳室", "料金", "相談",     "遊ぶ",     "預ける",   "離乳食", "健診",
            "おはなし会", "プール", "学童", "双子",     "育児",     "手当",     "窓口",   "予約"};
        std::string text;
        for (; count > 0; --count)
            (text += all[up_to(all.size() - 1)]) += up_to(2) == 0 ? "。" : "の";
        return text;
    }
    search::Entry entry(std::int64_t source) {
        auto made = test::entry(source, words(1 + up_to(3)), words(up_to(20)));
        made.kind = source % 3 == 0 ? "facility" : "article";
        made.keywords = words(up_to(2));
        if (source % 5 == 0) made.day_from = base::Date::from(2026, 11, 1 + int(up_to(29)));
        return made;
    }

  private:
    std::mt19937 random_;
};

}  // namespace

static void live(test::SearchTown& town, Story& story, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        town.database.write([&](db::WriteTx& tx) {
            for (auto changes = story.up_to(6); changes > 0; --changes) {
                const auto entry = story.entry(1 + std::int64_t(story.up_to(60)));
                if (story.up_to(4) == 0)
                    search::remove(tx, entry.kind, entry.source);
                else
                    search::put(tx, entry);
            }
        });
        town.follow();
        if (round % 10 == 0) town.found("保育園");  // a reader that stays open
    }
}

static void compare(test::SearchTown& one, test::SearchTown& other, Story& story) {
    for (int i = 0; i < 100; ++i) {
        search::Query query;
        query.text = i % 4 == 0 ? "ほいくえん" + story.words(1) : story.words(1 + story.up_to(3));
        const auto left = one.search(query), right = other.search(query);
        CHECK(left.total == right.total);
        CHECK(left.also == right.also);
        CHECK(left.confidence == doctest::Approx(right.confidence));
        REQUIRE(left.hits.size() == right.hits.size());
        for (std::size_t hit = 0; hit < left.hits.size(); ++hit) {
            CHECK(left.hits[hit].id == right.hits[hit].id);
            CHECK(left.hits[hit].score == doctest::Approx(right.hits[hit].score));
        }
    }
}

TEST_CASE("after hundreds of changes an index finds what an index made anew finds") {
    for (const unsigned seed : {1U, 2U}) {
        test::Fresh fresh(db::Engine::Sqlite);
        const test::Folder second;
        Story story(seed);
        test::SearchTown town(fresh.database(), fresh.folder().path(""));
        live(town, story, 100);  // segments are merged on the way
        test::SearchTown anew(fresh.database(), second.path(""));
        anew.follow();
        compare(town, anew, story);
        CHECK(town.indexer.rebuild(fresh.database()) == search::Indexer::Step::Worked);
        town.index.refresh();
        compare(town, anew, story);
    }
}

TEST_CASE("an index that knows more than its database is made anew: a backup was restored") {
    test::Fresh before(db::Engine::Sqlite), after(db::Engine::Sqlite);
    test::SearchTown town(before.database(), before.folder().path(""));
    for (int i = 1; i <= 5; ++i)
        town.put(test::entry(i, "公園"));
    town.follow();
    test::SearchTown restored(after.database(), before.folder().path(""));
    restored.put(test::entry(1, "児童館"));
    const auto older = before.folder().path("search-0.db");
    std::ofstream(older) << "of a format before";
    CHECK(restored.follow() == search::Indexer::Step::Worked);
    CHECK(restored.found("児童館") == std::vector<std::string>{"1"});
    CHECK_FALSE(std::filesystem::exists(older));
    search::Query all;
    CHECK(restored.search(all).total == 1);
}

TEST_CASE("after a restore nothing of the other database is left in the index") {
    test::Fresh before(db::Engine::Sqlite), after(db::Engine::Sqlite);
    const auto folder = before.folder().path("");
    test::SearchTown town(before.database(), folder), restored(after.database(), folder);
    town.put(test::entry(1, "公園"));
    town.follow();
    for (int i = 1; i <= 5; ++i)
        restored.put(test::entry(i, "児童館"));  // ahead of what was indexed
    search::forget_index(folder);
    CHECK_FALSE(town.search({}).ready);
    CHECK(restored.follow() == search::Indexer::Step::Worked);
    CHECK(restored.search({}).total == 5);
}

TEST_CASE("a damaged or foreign file is replaced, and readers go over to the new one") {
    test::Fresh fresh(db::Engine::Sqlite);
    const auto folder = fresh.folder().path("");
    test::SearchTown town(fresh.database(), folder);
    for (int i = 1; i <= 50; ++i)
        town.put(test::entry(i, "公園の案内", "砂場とブランコ"));
    town.follow();
    CHECK(town.found("公園").size() == 10);
    for (const auto& content : {std::string(200'000, 'x'), std::string("nothing"), std::string()}) {
        for (const auto* beside : {"-wal", "-shm"})
            std::filesystem::remove(search::index_path(folder) + beside);
        std::ofstream(folder + "/damaged") << content;
        std::filesystem::rename(folder + "/damaged", search::index_path(folder));
        search::Indexer another(folder);
        CHECK(another.step(fresh.database()) == search::Indexer::Step::Worked);
        CHECK(town.found("公園").size() == 10);
    }
}

TEST_CASE("only one follower of a city works at a time") {
    test::Fresh fresh(db::Engine::Sqlite);
    const auto folder = fresh.folder().path("");
    test::SearchTown town(fresh.database(), folder);
    town.put(test::entry(1, "公園"));
    const int lock = ::open((folder + "/search.lock").c_str(), O_RDWR | O_CREAT, 0600);
    REQUIRE(::flock(lock, LOCK_EX) == 0);
    CHECK(town.indexer.step(fresh.database()) == search::Indexer::Step::Busy);
    search::Query query;
    CHECK_FALSE(town.search(query).ready);
    ::close(lock);
    CHECK(town.indexer.step(fresh.database()) == search::Indexer::Step::Worked);
    CHECK(town.search(query).ready);
}

TEST_CASE("after an import that claimed more numbers than it used there is nothing left to do") {
    test::Fresh fresh(db::Engine::Sqlite);
    test::SearchTown town(fresh.database(), fresh.folder().path(""));
    town.database.write([](db::WriteTx& tx) {
        for (int source = 1; source <= 5; ++source)  // claims 1 + 2 + 4
            search::put_new(tx, test::entry(source, "公園 " + std::to_string(source)));
    });
    CHECK(town.follow() == search::Indexer::Step::Worked);
    CHECK(town.follow() == search::Indexer::Step::Idle);
    CHECK(town.found("公園").size() == 5);
    town.put(test::entry(9, "公園 9"));
    CHECK(town.follow() == search::Indexer::Step::Worked);
    CHECK(town.found("公園").size() == 6);
}

TEST_CASE("many large parts of an index are put together in a quiet moment, and say the same") {
    test::Fresh fresh(db::Engine::Sqlite);
    const test::Folder second;
    Story story(3);
    test::SearchTown town(fresh.database(), fresh.folder().path(""));
    CHECK(town.indexer.tidy() == search::Indexer::Step::Failed);  // there is none yet
    for (int part = 0; part < 4; ++part) {
        town.database.write([&](db::WriteTx& tx) {
            for (int i = 1; i <= 2000; ++i)
                search::put_new(tx, story.entry(part * 2000 + i));
        });
        town.follow();
    }
    town.remove("article", 1);
    town.follow();
    CHECK(town.indexer.tidy() == search::Indexer::Step::Worked);
    CHECK(town.indexer.tidy() == search::Indexer::Step::Idle);
    test::SearchTown anew(fresh.database(), second.path(""));
    anew.follow();
    compare(town, anew, story);
}
