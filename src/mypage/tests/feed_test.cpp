// What a family is shown, and why.
#include "mypage/feed.h"

#include <doctest/doctest.h>

using accounts::BirthMonth;
using accounts::Child;

static const auto today = *base::Date::from(2026, 11, 24);
static const Child sora{.nickname = "そら", .born = BirthMonth{2026, 5}};  // 5 or 6 months
static const Child umi{.nickname = "うみ", .born = BirthMonth{2023, 10}};  // 3 years

static articles::ForAges article(std::int64_t id, base::AgeRange ages) {
    articles::ForAges found{{}, ages};
    found.summary.id.number = id;
    return found;
}

TEST_CASE("an article is shown to the child of its age, with the reason") {
    const auto cards = mypage::choose_articles(
        {sora, umi}, {article(1, {6, 7}), article(2, {12, 18}), article(3, {36, 47})}, today, 10
    );
    REQUIRE(cards.size() == 2);
    CHECK(cards[0].why.children == std::vector<std::string>{"そら"});
    CHECK(cards[0].why.ages == base::AgeRange{6, 7});
    CHECK(cards[1].why.children == std::vector<std::string>{"うみ"});
}

TEST_CASE("a birth month leaves a month open: what begins or ends in it is shown") {
    CHECK(mypage::choose_articles({sora}, {article(1, {6, 6})}, today, 10).size() == 1);
    CHECK(mypage::choose_articles({sora}, {article(1, {5, 5})}, today, 10).size() == 1);
    CHECK(mypage::choose_articles({sora}, {article(1, {7, 7})}, today, 10).empty());
    CHECK(mypage::choose_articles({sora}, {article(1, {4, 4})}, today, 10).empty());
}

TEST_CASE("the older child is not crowded out by what there is for babies") {
    std::vector<articles::ForAges> found;
    for (int id = 1; id <= 20; ++id)
        found.push_back(article(id, {0, 11}));
    found.push_back(article(21, {36, 71}));
    const auto cards = mypage::choose_articles({sora, umi}, found, today, 10);
    REQUIRE(cards.size() == 10);
    CHECK(cards[1].why.children.front() == "うみ");
}

TEST_CASE("an article of two ranges is shown once") {
    const auto cards =
        mypage::choose_articles({sora}, {article(1, {6, 7}), article(1, {0, 35})}, today, 10);
    CHECK(cards.size() == 1);
}

TEST_CASE("events without ages are for everyone; cancelled ones for nobody") {
    events::Occurrence open, babies, off;
    open.event.number = 1;
    babies.ages = base::AgeRange{0, 11};
    off.cancelled = true;
    const auto cards = mypage::choose_events({umi}, {open, babies, off}, today, 10);
    REQUIRE(cards.size() == 1);
    CHECK(cards[0].event.event.number == 1);
    CHECK(
        mypage::choose_events({sora, umi}, {babies}, today, 10)[0].why.children.front() == "そら"
    );
}
