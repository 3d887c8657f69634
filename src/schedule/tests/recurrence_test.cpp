#include "schedule/recurrence.h"

#include <doctest/doctest.h>

#include <string>

using base::Date;
using base::Weekday;
using schedule::Frequency;
using schedule::occurrences;
using schedule::parse_rule;
using schedule::Recurrence;
using schedule::RuleProblem;

static Date day(const char* iso) {
    return *Date::from_iso(iso);
}
static Recurrence every(const char* start, const char* rule) {
    const auto parsed = parse_rule(rule);
    REQUIRE_MESSAGE(parsed, rule);
    return {day(start), *parsed, {}, {}};
}
static std::string in_year(const Recurrence& recurrence, int year) {
    std::string days;
    const auto found = occurrences(recurrence, *Date::from(year, 1, 1), *Date::from(year, 12, 31));
    for (const auto d : found)
        days += (days.empty() ? "" : " ") + d.iso().substr(5);
    return days;
}

TEST_CASE("the second Saturday of every month") {
    CHECK(
        in_year(every("2026-09-12", "FREQ=MONTHLY;BYDAY=2SA"), 2026) == "09-12 10-10 11-14 12-12"
    );
}

TEST_CASE("the last day and the last Friday of the month") {
    CHECK(in_year(every("2026-10-01", "FREQ=MONTHLY;BYMONTHDAY=-1"), 2026) == "10-31 11-30 12-31");
    CHECK(
        in_year(every("2026-10-01", "RRULE:FREQ=MONTHLY;BYDAY=-1FR"), 2026) == "10-30 11-27 12-25"
    );
}

TEST_CASE("every other Tuesday and Thursday; the week begins where WKST says") {
    CHECK(
        in_year(every("2026-12-01", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH"), 2026) ==
        "12-01 12-03 12-15 12-17 12-29 12-31"
    );
    // RFC 5545, example for WKST.
    CHECK(
        in_year(every("1997-08-05", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO"), 1997) ==
        "08-05 08-10 08-19 08-24"
    );
    CHECK(
        in_year(every("1997-08-05", "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU"), 1997) ==
        "08-05 08-17 08-19 08-31"
    );
}

TEST_CASE("what the rule leaves open is taken from the first day") {
    CHECK(in_year(every("2026-12-09", "FREQ=WEEKLY"), 2026) == "12-09 12-16 12-23 12-30");
    CHECK(
        in_year(every("2026-01-31", "FREQ=MONTHLY"), 2026) ==
        "01-31 03-31 05-31 07-31 08-31 10-31 12-31"
    );
    CHECK(in_year(every("2024-02-29", "FREQ=YEARLY"), 2028) == "02-29");
    CHECK(in_year(every("2024-02-29", "FREQ=YEARLY"), 2026).empty());
}

TEST_CASE("yearly on a weekday of a month, or of the year") {
    CHECK(in_year(every("2020-01-01", "FREQ=YEARLY;BYMONTH=11;BYDAY=3SU"), 2026) == "11-15");
    CHECK(in_year(every("2020-01-01", "FREQ=YEARLY;BYDAY=-1MO"), 2026) == "12-28");
}

TEST_CASE("a Friday the 13th needs both to hold") {
    CHECK(
        in_year(every("2026-01-01", "FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13"), 2026) ==
        "02-13 03-13 11-13"
    );
}

TEST_CASE("COUNT is counted from the first day, also when only the end is asked for") {
    const auto ten = every("2025-12-28", "FREQ=DAILY;COUNT=10");
    CHECK(in_year(ten, 2026) == "01-01 01-02 01-03 01-04 01-05 01-06");
    CHECK(in_year(ten, 2027).empty());
}

TEST_CASE("UNTIL is the last day; a moment in UTC is read as the day in Japan") {
    CHECK(in_year(every("2026-12-01", "FREQ=DAILY;UNTIL=20261203"), 2026) == "12-01 12-02 12-03");
    CHECK(parse_rule("FREQ=DAILY;UNTIL=20261203T145959Z")->until == day("2026-12-03"));
    CHECK(parse_rule("FREQ=DAILY;UNTIL=20261203T150000Z")->until == day("2026-12-04"));
}

TEST_CASE("days are left out, added, and cancelled when the place is closed") {
    auto weekly = every("2026-12-02", "FREQ=WEEKLY");
    weekly.excluded = {day("2026-12-09")};
    weekly.added = {day("2026-12-10"), day("2026-12-16")};
    CHECK(in_year(weekly, 2026) == "12-02 12-10 12-16 12-23 12-30");
    const auto closed = [](Date d) { return d >= day("2026-12-29"); };
    CHECK(occurrences(weekly, day("2026-12-20"), day("2027-01-10"), closed).size() == 1);
}

TEST_CASE("an event without a rule takes place on its first day") {
    CHECK(in_year({day("2026-12-02"), {}, {}, {}}, 2026) == "12-02");
}

TEST_CASE("a rule that never holds costs a bounded look and gives nothing") {
    const auto never =
        every("2026-01-01", "FREQ=YEARLY;INTERVAL=1000;BYMONTH=2;BYMONTHDAY=31;COUNT=5");
    CHECK(occurrences(never, day("2026-01-01"), day("9999-12-31")).empty());
}

TEST_CASE("a rule that is not understood is refused with the reason") {
    const auto why = [](const char* text) {
        const auto rule = parse_rule(text);
        REQUIRE_MESSAGE(!rule, text);
        return rule.error();
    };
    CHECK(why("") == RuleProblem::NotARule);
    CHECK(why("毎週月曜") == RuleProblem::NotARule);
    CHECK(why("INTERVAL=2") == RuleProblem::NoFrequency);
    CHECK(why("FREQ=HOURLY") == RuleProblem::NoFrequency);
    CHECK(why("FREQ=MONTHLY;BYSETPOS=1;BYDAY=MO") == RuleProblem::Unsupported);
    CHECK(why("FREQ=MONTHLY;BYDAY=6SA") == RuleProblem::BadValue);
    CHECK(why("FREQ=MONTHLY;BYMONTHDAY=0") == RuleProblem::BadValue);
    CHECK(why("FREQ=DAILY;UNTIL=20260231") == RuleProblem::BadValue);
    CHECK(why("FREQ=DAILY;INTERVAL=99999999999") == RuleProblem::BadValue);
    CHECK(why("FREQ=WEEKLY;BYDAY=2MO") == RuleProblem::Contradiction);
    CHECK(why("FREQ=WEEKLY;BYMONTHDAY=2") == RuleProblem::Contradiction);
    CHECK(why("FREQ=DAILY;COUNT=2;UNTIL=20261231") == RuleProblem::Contradiction);
    CHECK(why("FREQ=DAILY;FREQ=DAILY") == RuleProblem::Contradiction);
}

TEST_CASE("a rule is written and read the same way") {
    for (const char* text :
         {"FREQ=MONTHLY;BYDAY=2SA,4SA",
          "FREQ=WEEKLY;INTERVAL=2;UNTIL=20261231;BYDAY=MO;WKST=SU",
          "FREQ=YEARLY;COUNT=3;BYMONTH=3,9;BYMONTHDAY=-1"}) {
        CHECK(schedule::rule_text(*parse_rule(text)) == text);
    }
}

TEST_CASE("lists of days are kept as text") {
    const auto days = schedule::parse_days("2027-01-01, 20261224\n2027-01-01");
    REQUIRE(days);
    CHECK(schedule::days_text(*days) == "2026-12-24, 2027-01-01");
    CHECK(!schedule::parse_days("2026-12-24, Christmas"));
    CHECK(schedule::parse_days(" ")->empty());
}

TEST_CASE("the second and fourth Saturday can be said in one breath") {
    const auto said =
        schedule::describe(*parse_rule("FREQ=MONTHLY;BYDAY=2SA,4SA"), day("2026-01-01"));
    CHECK(said.frequency == Frequency::Monthly);
    CHECK(said.nth == std::vector{2, 4});
    CHECK(said.weekdays == std::vector{Weekday::Saturday});
    CHECK(said.plain);
    CHECK(
        schedule::describe(*parse_rule("FREQ=WEEKLY"), day("2026-12-02")).weekdays ==
        std::vector{Weekday::Wednesday}
    );
    CHECK(!schedule::describe(*parse_rule("FREQ=MONTHLY;BYDAY=1SA,3SU"), day("2026-12-02")).plain);
}
