#include "schedule/hours.h"

#include <doctest/doctest.h>

using base::Date;
using base::Moment;
using base::TimeOfDay;
using base::Weekday;
using schedule::closed_on;
using schedule::Effect;
using schedule::Exception;
using schedule::Hours;
using schedule::hours_from_text;
using schedule::hours_on;
using schedule::hours_to_text;
using schedule::IfHoliday;
using schedule::Intervals;
using schedule::next_change;
using schedule::OnHolidays;
using schedule::open_at;
using schedule::rows;
using schedule::Status;
using schedule::status_at;

static Date day(const char* iso) {
    return *Date::from_iso(iso);
}
static Moment at(const char* iso, int hour, int minute = 0) {
    return Moment::at(day(iso), TimeOfDay::at(hour, minute));
}
static Intervals from_to(int from, int to) {
    return {{TimeOfDay::at(from), TimeOfDay::at(to)}};
}

// 月〜金 9–17, 土 9–12, 日・祝 closed, 12/29–1/3 closed.
static Hours office() {
    Hours hours;
    for (std::size_t i = 1; i <= 5; ++i)
        hours.week[i] = from_to(9, 17);
    hours.week[6] = from_to(9, 12);
    hours.week[0] = Intervals{};
    hours.on_holidays = OnHolidays::Closed;
    Exception year_end;
    year_end.from = {12, 29};
    year_end.to = {1, 3};
    hours.exceptions.push_back(year_end);
    return hours;
}
// 火〜日 10–18, Monday closed; on a holiday open and the next day or 平日 closed.
static Hours museum(IfHoliday kind) {
    Hours hours;
    for (auto& weekday : hours.week)
        weekday = from_to(10, 18);
    hours.week[1] = Intervals{};
    hours.on_holidays = OnHolidays::AsWeekday;
    Exception mondays;
    mondays.weekdays = 1 << 1;
    mondays.if_holiday = kind;
    hours.exceptions.push_back(mondays);
    return hours;
}

TEST_CASE("an office is open until it closes and says when it opens again") {
    const auto open = status_at(office(), at("2026-11-26", 10));
    CHECK(open.kind == Status::Kind::Open);
    CHECK(open.until == at("2026-11-26", 17));
    const auto evening = status_at(office(), at("2026-11-27", 17));
    CHECK(evening.kind == Status::Kind::Closed);
    CHECK(evening.opens_next == at("2026-11-28", 9));
    CHECK(status_at(office(), at("2026-11-28", 12)).opens_next == at("2026-11-30", 9));
}

TEST_CASE("a public holiday is known by its name, and closed when the place says so") {
    const auto holiday = status_at(office(), at("2026-11-23", 10));
    CHECK(holiday.kind == Status::Kind::Closed);
    CHECK(holiday.holiday == "勤労感謝の日");
    CHECK(holiday.opens_next == at("2026-11-24", 9));
}

TEST_CASE("what a place does on holidays is unknown when it did not say") {
    auto hours = office();
    hours.on_holidays = OnHolidays::Unknown;
    CHECK(status_at(hours, at("2026-11-23", 10)).kind == Status::Kind::Unknown);
    // Sunday evening: Monday may be open, so the next opening is not certain.
    CHECK(!status_at(hours, at("2026-11-22", 10)).opens_next);
}

TEST_CASE("the end of the year is unknown unless the place said something about it") {
    auto hours = office();
    CHECK(status_at(hours, at("2026-12-30", 10)).kind == Status::Kind::Closed);
    CHECK(status_at(hours, at("2026-12-30", 10)).opens_next == at("2027-01-04", 9));
    hours.exceptions.clear();
    CHECK(status_at(hours, at("2026-12-30", 10)).kind == Status::Kind::Unknown);
    hours.every_day = true;
    CHECK(status_at(hours, at("2026-12-30", 10)).kind == Status::Kind::Open);
}

TEST_CASE("closed on Monday, but when Monday is a holiday, on the next day instead") {
    const auto hours = museum(IfHoliday::NextDay);
    CHECK(!open_at(hours, at("2026-11-16", 11)));
    CHECK(open_at(hours, at("2026-11-23", 11)));
    CHECK(!open_at(hours, at("2026-11-24", 11)));
    CHECK(open_at(hours, at("2026-11-17", 11)));
}

TEST_CASE("the next 平日 is neither a holiday nor a weekend") {
    const auto hours = museum(IfHoliday::NextWeekday);
    // 2026-09-21 敬老の日 (Monday), 22 国民の休日, 23 秋分の日, 24 Thursday.
    CHECK(open_at(hours, at("2026-09-21", 11)));
    CHECK(open_at(hours, at("2026-09-23", 11)));
    CHECK(!open_at(hours, at("2026-09-24", 11)));
    CHECK(open_at(hours, at("2026-09-25", 11)));
}

TEST_CASE("closed on the third Monday of the month") {
    Hours hours;
    for (auto& weekday : hours.week)
        weekday = from_to(9, 17);
    Exception third;
    third.weekdays = 1 << 1;
    third.nth = 1 << 3;
    hours.exceptions.push_back(third);
    CHECK(open_at(hours, at("2026-11-09", 10)));
    CHECK(!open_at(hours, at("2026-11-16", 10)));
}

TEST_CASE("hours that pass midnight belong to the day on which they begin") {
    Hours hours;
    for (auto& weekday : hours.week)
        weekday = from_to(19, 32);
    hours.every_day = true;
    hours.on_holidays = OnHolidays::AsWeekday;
    CHECK(open_at(hours, at("2026-11-26", 7, 59)));
    CHECK(!open_at(hours, at("2026-11-26", 8)));
    CHECK(status_at(hours, at("2026-11-26", 23)).until == at("2026-11-27", 8));
    CHECK(status_at(hours, at("2026-11-26", 2)).until == at("2026-11-26", 8));
}

TEST_CASE("a place that never closes has no closing time") {
    Hours hours;
    for (auto& weekday : hours.week)
        weekday = from_to(0, 24);
    hours.every_day = true;
    hours.on_holidays = OnHolidays::AsWeekday;
    const auto status = status_at(hours, at("2026-11-26", 23));
    CHECK(status.kind == Status::Kind::Open);
    CHECK(!status.until);
}

TEST_CASE("a season's hours do not open what is closed on that weekday") {
    auto hours = museum(IfHoliday::AsUsual);
    Exception winter;
    winter.from = {12, 1};
    winter.to = {2, 28};
    winter.effect = Effect::Until;
    winter.hours = from_to(0, 16);
    hours.exceptions.push_back(winter);
    CHECK(hours_on(hours, day("2026-12-08")) == from_to(10, 16));
    CHECK(hours_on(hours, day("2026-12-07")) == Intervals{});
    CHECK(hours_on(hours, day("2026-11-24")) == from_to(10, 18));
}

TEST_CASE("events at a place are cancelled on days on which it is certainly closed") {
    auto hours = office();
    CHECK(closed_on(hours, day("2026-11-23")));
    hours.on_holidays = OnHolidays::Unknown;
    CHECK(!closed_on(hours, day("2026-11-23")));
}

TEST_CASE("a page may be kept until the next opening, closing or midnight") {
    CHECK(next_change(office(), at("2026-11-26", 8)) == at("2026-11-26", 9));
    CHECK(next_change(office(), at("2026-11-26", 9)) == at("2026-11-26", 17));
    CHECK(next_change(office(), at("2026-11-26", 18)) == at("2026-11-27", 0));
}

TEST_CASE("days with the same hours are shown together, Monday first") {
    const auto table = rows(office());
    REQUIRE(table.size() == 3);
    CHECK(table[0].weekdays.front() == Weekday::Monday);
    CHECK(table[0].weekdays.size() == 5);
    CHECK(table[1].hours == from_to(9, 12));
    CHECK(table[2].weekdays == std::vector{Weekday::Sunday});
    CHECK(table[2].holidays);
}

TEST_CASE("hours are kept in a column and come back whole") {
    auto hours = museum(IfHoliday::NextWeekday);
    hours.week[2] = {};
    hours.note = "第3月曜; 休館\n二行目";
    hours.unsure = true;
    Exception once;
    once.first = day("2026-12-01");
    once.effect = Effect::Hours;
    once.hours = {{TimeOfDay::at(9), TimeOfDay::at(12)}, {TimeOfDay::at(13), TimeOfDay::at(17)}};
    hours.exceptions.push_back(once);
    CHECK(hours_from_text(hours_to_text(hours)) == hours);
}

TEST_CASE("a broken column leaves the hours unknown and keeps the words") {
    CHECK(!hours_from_text("").known());
    const auto hours = hours_from_text("h1;9-17\n月曜休み");
    CHECK(!hours.known());
    CHECK(hours.note == "月曜休み");
    CHECK(!hours_from_text("h1;540-1020/x/?/?/?/?/?;0;").known());
}
