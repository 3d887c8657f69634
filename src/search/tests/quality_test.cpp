// The project's own regression queries over the demo city: the gate of search quality.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "base/text.h"
#include "demo_city.h"
#include "town.h"

struct Asked {
    std::string query;
    std::vector<std::string> expected;
};

static std::vector<Asked> read_queries() {
    std::vector<Asked> all;
    std::ifstream file("src/search/tests/queries.tsv");
    for (std::string line; std::getline(file, line);) {
        const auto cells = base::split(line, '\t');
        if (line.starts_with('#') || cells.size() < 2) continue;
        Asked asked{std::string(cells[0]), {}};
        for (const auto id : base::split(cells[1], ' '))
            asked.expected.emplace_back(id);
        all.push_back(std::move(asked));
    }
    return all;
}

// 1 for the first place, 0 when it is not there.
static std::size_t place_of(const Asked& asked, const std::vector<std::string>& found) {
    for (std::size_t i = 0; i < found.size(); ++i)
        if (std::find(asked.expected.begin(), asked.expected.end(), found[i]) !=
            asked.expected.end())
            return i + 1;
    return 0;
}

TEST_CASE("parents of the demo city find the page that answers them among the first ten") {
    test::Fresh fresh(db::Engine::Sqlite);
    test::SearchTown town(fresh.database(), fresh.folder().path(""), "こもれび市");
    fresh.database().write([](db::WriteTx& tx) {
        for (const auto& entry : test::demo_city())
            search::put(tx, entry);
    });
    REQUIRE(town.follow() == search::Indexer::Step::Worked);
    const auto queries = read_queries();
    REQUIRE(queries.size() >= 60);
    double reciprocal = 0, in_ten = 0, in_three = 0;
    for (const auto& asked : queries) {
        const auto found = town.found(asked.query);
        const auto place = place_of(asked, found);
        if (place > 0) reciprocal += 1.0 / static_cast<double>(place), ++in_ten;
        if (place > 0 && place <= 3) ++in_three;
        if (place == 0 || (place > 1 && std::getenv("HAGUKUMI_SEARCH_VERBOSE") != nullptr))
            std::printf(
                "%zu  %s: %s\n", place, asked.query.c_str(), base::join(found, " ").c_str()
            );
    }
    const auto count = static_cast<double>(queries.size());
    std::printf(
        "%zu queries: MRR %.3f, S@3 %.3f, S@10 %.3f\n",
        queries.size(),
        reciprocal / count,
        in_three / count,
        in_ten / count
    );
    CHECK(in_ten / count >= 0.95);
    CHECK(reciprocal / count >= 0.80);
}
