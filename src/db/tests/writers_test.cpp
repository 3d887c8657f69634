// Many writers, and writers that are killed.
#include <unistd.h>

#include <deque>
#include <random>
#include <thread>

#include "child.h"
#include "shelf.h"

static const db::Sql find_pages{"SELECT pages FROM book WHERE id = 1"};
static const db::Sql set_pages{"UPDATE book SET pages = $1 WHERE id = 1"};

// Reads, thinks, writes: lost updates if two writers ever overlapped.
static void add_a_page(db::Database& database) {
    database.write([](db::WriteTx& tx) {
        const auto pages = tx.find<std::optional<std::int64_t>>(find_pages).value();
        tx.execute(set_pages, pages.value_or(0) + 1);
        tx.changed("book:1");
    });
}

static std::int64_t pages(db::Database& database) {
    return database.read([](db::ReadTx& tx) { return tx.find<std::int64_t>(find_pages).value(); });
}

ON_BOTH_DATABASES("racing writers lose nothing") {
    shelf::open(database);
    shelf::add(database, "a");
    {
        std::deque<std::jthread> writers;
        for (int writer = 0; writer < 4; ++writer)
            writers.emplace_back([&] {
                for (int i = 0; i < 10; ++i)
                    add_a_page(database);
            });
    }
    CHECK(pages(database) == 40);
    CHECK(database.changes_after(0)->size() == 40);
}

ON_BOTH_DATABASES("two processes that write lose nothing, and each sees the other's changes") {
    shelf::open(database);
    shelf::add(database, "a");
    database.close_idle(std::chrono::seconds(0));
    const auto write_ten = [&](int) {
        const auto own = fresh.again();
        for (int i = 0; i < 10; ++i)
            add_a_page(*own);
        return 0;
    };
    test::Child first(write_ten), second(write_ten);
    CHECK(first.wait() == 0);
    CHECK(second.wait() == 0);
    CHECK(pages(database) == 20);
    CHECK(database.changes_after(0)->size() == 20);
}

// Positions are in the order of commits: who follows them misses nothing, ever.
ON_BOTH_DATABASES("a follower that reads while others write misses no change") {
    std::atomic<int> busy = 3;
    std::deque<std::jthread> writers;
    for (int writer = 0; writer < 3; ++writer)
        writers.emplace_back([&, writer] {
            for (int i = 0; i < 15; ++i)
                database.write([&](db::WriteTx& tx) {
                    tx.changed(std::to_string(writer) + ":" + std::to_string(i));
                });
            --busy;
        });
    const auto follower = fresh.again();
    std::int64_t position = 0;
    std::size_t seen = 0;
    for (bool last_round = false; !last_round;) {
        last_round = busy == 0;
        const auto changes = follower->changes_after(position).value();
        seen += changes.size();
        if (!changes.empty()) position = changes.back().position;
    }
    CHECK(seen == 45);
}

// Says n only after write() number n has returned.
static int write_for_ever(db::Database& database, int descriptor) {
    for (int n = 1;; ++n) {
        database.write([&](db::WriteTx& tx) {
            tx.execute(shelf::insert_book, std::to_string(n), n, nullptr, nullptr);
            tx.execute(shelf::insert_book, std::to_string(n) + "b", n, nullptr, nullptr);
            tx.changed("book:" + std::to_string(n));
        });
        if (::write(descriptor, &n, sizeof n) != sizeof n) return 1;
    }
}

static const db::Sql remove_books{"DELETE FROM book"};

ON_BOTH_DATABASES("what was acknowledged is there after kill -9, and nothing is half done") {
    shelf::open(database);
    std::minstd_rand random(20261124);
    for (int round = 0; round < 10; ++round) {
        database.write([](db::WriteTx& tx) { tx.execute(remove_books); });
        database.close_idle(std::chrono::seconds(0));
        test::Child child([&](int descriptor) { return write_for_ever(*fresh.again(), descriptor); }
        );
        int acknowledged = 0;
        for (auto wanted = random() % 12; wanted > 0; --wanted)
            acknowledged = child.read_number();
        child.kill_hard();
        child.wait();
        while (const int late = child.read_number())
            acknowledged = late;
        const auto kept = shelf::count(database);
        CHECK(kept >= acknowledged * 2);
        CHECK(kept % 2 == 0);
        CHECK(kept <= acknowledged * 2 + 2);
    }
    CHECK(database.check() == std::vector<std::string>{});
}
