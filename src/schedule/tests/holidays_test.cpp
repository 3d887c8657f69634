#include "schedule/holidays.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using base::Date;
using schedule::holiday_name;

static Date day(const char* iso) {
    return *Date::from_iso(iso);
}
static std::string name(const char* iso) {
    return std::string(holiday_name(day(iso)).value_or("-"));
}
static std::string days_of(int year) {
    std::string days;
    for (Date d = *Date::from(year, 1, 1); d.year() == year; d = d + 1) {
        if (holiday_name(d)) days += (days.empty() ? "" : " ") + d.iso().substr(5);
    }
    return days;
}

// As published by the Cabinet Office (内閣府「国民の祝日」について).
TEST_CASE("the holidays of 2015 to 2027 are those that the Cabinet Office published") {
    const std::vector<std::pair<int, const char*>> published{
        {2015,
         "01-01 01-12 02-11 03-21 04-29 05-03 05-04 05-05 05-06 07-20 09-21 09-22 09-23 10-12 "
         "11-03 11-23 12-23"},
        {2016,
         "01-01 01-11 02-11 03-20 03-21 04-29 05-03 05-04 05-05 07-18 08-11 09-19 09-22 10-10 "
         "11-03 11-23 12-23"},
        {2017,
         "01-01 01-02 01-09 02-11 03-20 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-23 10-09 "
         "11-03 11-23 12-23"},
        {2018,
         "01-01 01-08 02-11 02-12 03-21 04-29 04-30 05-03 05-04 05-05 07-16 08-11 09-17 09-23 "
         "09-24 10-08 11-03 11-23 12-23 12-24"},
        {2019,
         "01-01 01-14 02-11 03-21 04-29 04-30 05-01 05-02 05-03 05-04 05-05 05-06 07-15 08-11 "
         "08-12 09-16 09-23 10-14 10-22 11-03 11-04 11-23"},
        {2020,
         "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-23 07-24 08-10 "
         "09-21 09-22 11-03 11-23"},
        {2021,
         "01-01 01-11 02-11 02-23 03-20 04-29 05-03 05-04 05-05 07-22 07-23 08-08 08-09 09-20 "
         "09-23 11-03 11-23"},
        {2022,
         "01-01 01-10 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-18 08-11 09-19 09-23 10-10 "
         "11-03 11-23"},
        {2023,
         "01-01 01-02 01-09 02-11 02-23 03-21 04-29 05-03 05-04 05-05 07-17 08-11 09-18 09-23 "
         "10-09 11-03 11-23"},
        {2024,
         "01-01 01-08 02-11 02-12 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-15 08-11 08-12 "
         "09-16 09-22 09-23 10-14 11-03 11-04 11-23"},
        {2025,
         "01-01 01-13 02-11 02-23 02-24 03-20 04-29 05-03 05-04 05-05 05-06 07-21 08-11 09-15 "
         "09-23 10-13 11-03 11-23 11-24"},
        {2026,
         "01-01 01-12 02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 07-20 08-11 09-21 09-22 "
         "09-23 10-12 11-03 11-23"},
        {2027,
         "01-01 01-11 02-11 02-23 03-21 03-22 04-29 05-03 05-04 05-05 07-19 08-11 09-20 09-23 "
         "10-11 11-03 11-23"},
    };
    for (const auto& year : published) {
        CAPTURE(year.first);
        CHECK(days_of(year.first) == year.second);
    }
}

TEST_CASE("a holiday on Sunday gives the next free day, since April 1973") {
    CHECK(name("1973-02-12") == "-");
    CHECK(name("1973-04-30") == "振替休日");
    CHECK(name("2026-05-06") == "振替休日");
    CHECK(name("2008-05-06") == "振替休日");
}

TEST_CASE("the day between two holidays is a holiday, since 1986") {
    CHECK(name("1985-05-04") == "-");
    CHECK(name("1986-05-04") == "-");  // a Sunday
    CHECK(name("1987-05-04") == "振替休日");
    CHECK(name("1988-05-04") == "国民の休日");
    CHECK(name("2007-05-04") == "みどりの日");
    CHECK(name("2026-09-22") == "国民の休日");
}

TEST_CASE("a holiday has the name that the law gave it in that year") {
    CHECK(name("1988-04-29") == "天皇誕生日");
    CHECK(name("2006-04-29") == "みどりの日");
    CHECK(name("2026-04-29") == "昭和の日");
    CHECK(name("1989-02-24") == "昭和天皇の大喪の礼");
    CHECK(name("2019-05-01") == "天皇の即位の日");
    CHECK(name("2019-12-23") == "-");
    CHECK(name("2019-10-14") == "体育の日");
    CHECK(name("2020-07-24") == "スポーツの日");
    CHECK(name("2020-10-12") == "-");
}

TEST_CASE("the equinoxes fall on the days that the observatory announced") {
    CHECK(name("1949-03-21") == "春分の日");
    CHECK(name("1979-09-24") == "秋分の日");
    CHECK(name("2012-09-22") == "秋分の日");
    CHECK(name("2026-03-20") == "春分の日");
}

TEST_CASE("outside of the years that the law is known for there is no holiday") {
    CHECK(name("1948-01-01") == "-");
    CHECK(name("2099-01-01") == "元日");
    CHECK(name("2100-01-01") == "-");
}

TEST_CASE("an operator adds a holiday that a new law made") {
    schedule::Holidays holidays;
    holidays.add(day("2031-05-07"), "記念の日");
    CHECK(holidays.name(day("2031-05-07")) == "記念の日");
    CHECK(holidays.contains(day("2031-01-01")));
    CHECK(!holidays.contains(day("2031-05-08")));
}
