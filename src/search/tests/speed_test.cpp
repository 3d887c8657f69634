// Not a test: prints how fast 100,000 pages are indexed and searched. Run by hand:
//   ninja -C build/release search_test && build/release/search_test --no-skip -tc='how fast*'
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>
#include <thread>

#include "base/text.h"
#include "demo_city.h"
#include "town.h"

using Clock = std::chrono::steady_clock;

static double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

// The demo city's titles and sentences in other combinations: a place with a name, an address and
// one sentence, as most rows of open data are.
static std::vector<search::Entry> many(std::int64_t count) {
    const auto demo = test::demo_city();
    std::vector<std::string> sentences;
    for (const auto& entry : demo) {
        const auto lines = base::replace_all(entry.body, "。", "\n");
        for (const auto sentence : base::split(lines, '\n'))
            if (base::count_characters(sentence) >= 15)
                sentences.push_back(base::shorten(sentence, 60));
    }
    std::mt19937 random(1);
    std::vector<search::Entry> all;
    for (std::int64_t i = 1; i <= count; ++i) {
        auto entry = test::entry(i, demo[random() % demo.size()].title);
        entry.kind = "facility";
        entry.summary =
            "中央" + std::to_string(random() % 9) + "丁目" + std::to_string(random() % 99) + "番";
        entry.body = sentences[random() % sentences.size()];
        all.push_back(std::move(entry));
    }
    return all;
}

static void ask_all(test::SearchTown& town, const char* when, int rounds) {
    static const std::vector<std::string> queries{
        "一時預かり",
        "保育園 申し込み",
        "ほいくえん",
        "母子手長",
        "hoikuen",
        "公園",
        "夜中に熱が出た",
        "子供の熱が下がらないとき夜間に診てもらえる病院はどこですか",
        "雨の日に遊べるところ",
        "児童手当"};
    std::vector<double> took;
    for (int round = 0; round < rounds; ++round)
        for (const auto& query : queries) {
            const auto start = Clock::now();
            town.found(query);
            took.push_back(seconds_since(start) * 1000);
        }
    std::sort(took.begin(), took.end());
    std::printf(
        "  %-28s p50 %6.2f ms   p99 %6.2f ms\n",
        when,
        took[took.size() / 2],
        took[took.size() * 99 / 100]
    );
}

TEST_CASE("how fast 100,000 pages are indexed and searched" * doctest::skip()) {
    test::Fresh fresh(db::Engine::Sqlite);
    test::SearchTown town(fresh.database(), fresh.folder().path(""));
    const auto entries = many(100'000);
    const auto put_all = [&] {
        fresh.database().write([&](db::WriteTx& tx) {
            for (const auto& entry : entries)
                search::put(tx, entry);
        });
    };
    auto start = Clock::now();
    put_all();
    std::printf("  put                          %8.0f rows/s\n", 100'000 / seconds_since(start));
    start = Clock::now();
    town.indexer.step(fresh.database());
    std::printf("  index made anew              %8.0f rows/s\n", 100'000 / seconds_since(start));
    search::Query asked;
    asked.text = "公園";
    search::Index cold({fresh.folder().path(""), "なかよし市", ""});
    start = Clock::now();
    fresh.database().read([&](db::ReadTx& tx) { return cold.search(tx, asked).total; });
    std::printf("  first answer                 %8.1f ms\n", seconds_since(start) * 1000);
    town.index.refresh();
    ask_all(town, "search, nothing else", 30);
    std::thread beside([&] {
        test::Fresh other(db::Engine::Sqlite);
        test::SearchTown next(other.database(), other.folder().path(""));
        other.database().write([&](db::WriteTx& tx) {
            for (const auto& entry : entries)
                search::put(tx, entry);
        });
        next.indexer.step(other.database());
    });
    ask_all(town, "search beside an import", 60);
    beside.join();
}
