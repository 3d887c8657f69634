// Postings: what is written is read, and damaged bytes do no harm.
#include <doctest/doctest.h>

#include <random>

#include "words/postings.h"

using namespace words;

static std::vector<Posting> read(std::string_view data) {
    std::vector<Posting> all;
    PostingReader reader(data);
    for (Posting posting; reader.next(posting);)
        all.push_back(posting);
    return all;
}

TEST_CASE("numbers of every size come back") {
    PostingWriter writer;
    const std::vector<Posting> written{
        {0, 1, 0}, {1, 0, 14}, {200, 15, 15}, {100'000, 1000, 3}, {4'000'000'000, 1, 70'000}};
    for (const auto& posting : written)
        writer.add(posting);
    const auto data = writer.take();
    CHECK(writer.empty());
    const auto back = read(data);
    REQUIRE(back.size() == written.size());
    for (std::size_t i = 0; i < back.size(); ++i) {
        CHECK(back[i].n == written[i].n);
        CHECK(back[i].title == written[i].title);
        CHECK(back[i].body == written[i].body);
    }
}

TEST_CASE("damaged bytes end the list") {
    std::mt19937 random(3);
    for (int attempt = 0; attempt < 2000; ++attempt) {
        std::string data(random() % 40, ' ');
        for (auto& c : data)
            c = static_cast<char>(random());
        CHECK(read(data).size() <= data.size());
    }
}

TEST_CASE("a segment holds each term once, in order, with every document that has it") {
    SegmentBuilder builder;
    for (std::uint32_t n = 0; n < 5000; ++n)
        builder.add(n, {7, 7, n + 100}, {n % 2 == 0 ? Term{9} : Term{8}, 7});
    const auto segment = builder.take();
    CHECK(segment.documents == 5000);
    CHECK(segment.lines.size() == 5003);
    for (std::size_t i = 1; i < segment.lines.size(); ++i)
        REQUIRE(segment.lines[i - 1].term < segment.lines[i].term);
    const auto everywhere = read(segment.lines[0].data);
    CHECK(everywhere.size() == 5000);
    CHECK(everywhere[4999].title == 2);
    CHECK(everywhere[4999].body == 1);
}
