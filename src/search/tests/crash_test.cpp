// The indexing process dies at any moment, readers ask all the time: nobody sees half a batch.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <random>
#include <thread>

#include "search/reader.h"
#include "town.h"

static constexpr int pages = 20;

// All pages say the same round: that is what a batch is here.
static void write_round(db::Database& database, int round) {
    database.write([&](db::WriteTx& tx) {
        for (int page = 1; page <= pages; ++page) {
            const auto number = std::to_string(round * 1000 + page);
            search::put(tx, test::entry(page, "広報" + number, "公園の工事 " + number));
        }
    });
}

// Writes and indexes until it is killed; says so after each round.
[[noreturn]] static void keep_indexing(const test::Fresh& fresh, int said) {
    const auto database = fresh.again();
    search::Indexer indexer(fresh.folder().path(""));
    for (int round = 1;; ++round) {
        write_round(*database, round);
        indexer.step(*database);
        if (::write(said, "x", 1) != 1) ::_exit(1);
    }
}

// A snapshot holds each page once, in one round: the same words are in all of them or in none.
static void check_whole(const std::string& folder) {
    search::SharedDocs shared;
    auto reader = search::Reader::open(search::index_path(folder));
    if (!reader) return;  // killed before the first index was in place
    const auto docs = reader->begin(shared);
    REQUIRE(docs);
    CHECK(docs->alive == pages);
    std::vector<std::int64_t> entries, numbers;
    for (std::size_t n = 0; n < docs->all.size(); ++n) {
        if (docs->all[n].gone()) continue;
        entries.push_back(docs->all[n].entry);
        numbers.push_back(std::int64_t(n));
    }
    CHECK(numbers.back() - numbers.front() == pages - 1);  // all of one batch
    std::sort(entries.begin(), entries.end());
    CHECK(std::unique(entries.begin(), entries.end()) == entries.end());
    words::Plan plan;
    plan.terms = {{words::gram_term(U'公', U'園'), 1}};
    search::Query query;
    query.text = "公園";
    CHECK(reader->match(*docs, plan, query).found.size() == pages);
    CHECK(reader->file().is_sound());
}

TEST_CASE("a killed indexer leaves whole batches, and the next one goes on") {
    std::mt19937 random(7);
    test::Fresh fresh(db::Engine::Sqlite);
    const auto folder = fresh.folder().path("");
    write_round(fresh.database(), 0);
    for (int life = 0; life < 25; ++life) {
        int said[2];
        REQUIRE(::pipe(said) == 0);
        const auto child = ::fork();
        if (child == 0) keep_indexing(fresh, said[1]);
        ::close(said[1]);
        char byte = 0;
        for (auto rounds = random() % 6; rounds > 0; --rounds)
            REQUIRE(::read(said[0], &byte, 1) == 1);
        for (volatile std::uint_fast32_t spin = 0, most = random() % 3'000'000; spin < most;)
            spin = spin + 1;
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        ::close(said[0]);
        check_whole(folder);
    }
    test::SearchTown town(fresh.database(), folder);
    CHECK(town.follow() != search::Indexer::Step::Failed);
    check_whole(folder);
    CHECK(town.found("公園の工事", 100).size() == pages);
}

TEST_CASE("readers see one version of the index each, whatever is being written") {
    test::Fresh fresh(db::Engine::Sqlite);
    const auto folder = fresh.folder().path("");
    write_round(fresh.database(), 0);
    search::Indexer indexer(folder);
    REQUIRE(indexer.step(fresh.database()) == search::Indexer::Step::Worked);
    search::Index index({folder, "なかよし市", ""});
    std::atomic<bool> stop = false;
    std::atomic<int> wrong = 0, asked = 0;
    const auto ask = [&] {
        const auto database = fresh.again();
        search::Query query;
        query.text = "公園の工事";
        query.limit = 100;
        for (; !stop; ++asked) {
            const auto found =
                database->read([&](db::ReadTx& tx) { return index.search(tx, query); });
            if (!found.ready || found.total != pages) ++wrong;
        }
    };
    std::thread first(ask), second(ask);
    for (int round = 1; round <= 60 || asked < 50; ++round) {
        write_round(fresh.database(), round);
        indexer.step(fresh.database());
        if (round % 20 == 0) index.refresh();
        if (round == 30) indexer.rebuild(fresh.database());
    }
    stop = true;
    first.join();
    second.join();
    CHECK(wrong == 0);
}
