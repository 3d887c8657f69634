// Ages and school years from a birth month.
#include "accounts/accounts.h"

#include <doctest/doctest.h>

using accounts::BirthMonth;
using accounts::Child;
using accounts::SchoolYear;

static Child born(int year, int month) {
    return {.nickname = "そら", .born = BirthMonth{year, month}};
}
static const auto today = *base::Date::from(2026, 11, 24);

TEST_CASE("a birth month leaves two ages open, and both count") {
    CHECK(born(2026, 5).ages(today) == base::AgeRange{5, 6});
    CHECK(born(2026, 11).ages(today) == base::AgeRange{0, 0});
    CHECK(born(2025, 11).ages(today) == base::AgeRange{11, 12});
}

TEST_CASE("before birth the months of pregnancy count backwards") {
    const Child soon{.nickname = "ぽぽ", .due = today + 3};
    const Child early{.nickname = "ぽぽ", .due = today + 270};
    const Child late{.nickname = "ぽぽ", .due = today - 3};
    CHECK(soon.ages(today) == base::AgeRange{-1, -1});
    CHECK(early.ages(today) == base::AgeRange{-10, -10});
    CHECK(late.ages(today) == base::AgeRange{-1, -1});
}

TEST_CASE("who is six on the first of April goes to school") {
    CHECK(accounts::school_of(born(2020, 5), today).year == SchoolYear::Age5);
    CHECK(accounts::school_of(born(2020, 3), today).year == SchoolYear::Primary);
    CHECK(accounts::school_of(born(2020, 3), today).grade == 1);
    CHECK(accounts::school_of(born(2014, 4), today).grade == 6);
    CHECK(accounts::school_of(born(2014, 3), today).year == SchoolYear::LowerSecondary);
    CHECK(accounts::school_of(born(2026, 5), today).year == SchoolYear::Age0);
    CHECK(accounts::school_of(born(2010, 5), today).year == SchoolYear::Older);
    CHECK(
        accounts::school_of({.nickname = "ぽぽ", .due = today + 30}, today).year ==
        SchoolYear::Unborn
    );
}

TEST_CASE("a birth month is a year and a month, nothing else") {
    CHECK(BirthMonth::read("2026-05") == BirthMonth{2026, 5});
    for (const auto* bad : {"", "2026", "2026-13", "2026-05-01", "05-2026", "２０２６-05"})
        CHECK_MESSAGE(!BirthMonth::read(bad), bad);
}
