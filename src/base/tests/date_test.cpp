#include "base/date.h"

#include <doctest/doctest.h>

using base::Date;
using base::Moment;
using base::TimeOfDay;

TEST_CASE("a day that does not exist is no day") {
    CHECK(!Date::from(2026, 2, 29));
    CHECK(!Date::from(2026, 13, 1));
    CHECK(!Date::from_iso("2026-4-01"));
    CHECK(Date::from(2028, 2, 29));
}

TEST_CASE("a day is written and read the same way") {
    const auto day = Date::from_iso("2026-11-24");
    REQUIRE(day);
    CHECK(day->iso() == "2026-11-24");
    CHECK(day->weekday() == base::Weekday::Tuesday);
    CHECK((*day + 7).iso() == "2026-12-01");
}

TEST_CASE("a month after 31 January is the last day of February") {
    CHECK(Date::from(2026, 1, 31)->plus_months(1).iso() == "2026-02-28");
    CHECK(Date::from(2026, 3, 31)->plus_months(-13).iso() == "2025-02-28");
}

TEST_CASE("the fiscal year begins on 1 April") {
    CHECK(base::FiscalYear::of(*Date::from(2026, 3, 31)).year == 2025);
    CHECK(base::FiscalYear::of(*Date::from(2026, 4, 1)).year == 2026);
}

TEST_CASE("a moment belongs to the Japanese day") {
    const auto moment = Moment::at(*Date::from(2026, 11, 24), TimeOfDay::at(0, 30));
    CHECK(moment.date().iso() == "2026-11-24");
    CHECK(moment.iso() == "2026-11-24T00:30:00+09:00");
    CHECK(moment.http() == "Mon, 23 Nov 2026 15:30:00 GMT");
    CHECK(Moment::from_http(moment.http()) == moment);
    CHECK(!Moment::from_http("yesterday"));
}
