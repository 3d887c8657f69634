#include "schedule/ical.h"

#include <doctest/doctest.h>

#include "base/text.h"

using base::contains;
using base::Date;
using base::TimeOfDay;
using schedule::CalendarEvent;

static Date day(const char* iso) {
    return *Date::from_iso(iso);
}
static CalendarEvent story_time() {
    CalendarEvent event;
    event.uid = "event-42@city.example";
    event.summary = "おはなし会";
    event.when.start = event.last_day = day("2026-11-28");
    event.begins = TimeOfDay::at(10, 30);
    event.ends = TimeOfDay::at(11);
    event.changed = base::Moment::at(day("2026-11-24"), TimeOfDay::at(8, 15));
    return event;
}
static std::string written(const CalendarEvent& event) {
    return schedule::write_ical({"こもれび市の行事", "-//City//Portal//JA", 60, {event}});
}
static std::string unfolded(const std::string& text) {
    return base::replace_all(text, "\r\n ", "");
}

TEST_CASE("an event has its times in Japan and the moment of its change in UTC") {
    const auto text = written(story_time());
    CHECK(contains(text, "BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\n"));
    CHECK(contains(text, "X-WR-CALNAME:こもれび市の行事\r\n"));
    CHECK(contains(text, "REFRESH-INTERVAL;VALUE=DURATION:PT60M\r\n"));
    CHECK(contains(text, "UID:event-42@city.example\r\n"));
    CHECK(contains(text, "DTSTAMP:20261123T231500Z\r\n"));
    CHECK(contains(text, "LAST-MODIFIED:20261123T231500Z\r\n"));
    CHECK(contains(text, "DTSTART;TZID=Asia/Tokyo:20261128T103000\r\n"));
    CHECK(contains(text, "DTEND;TZID=Asia/Tokyo:20261128T110000\r\n"));
    CHECK(base::starts_with(text, "BEGIN:VCALENDAR\r\n"));
    CHECK(text.ends_with("END:VCALENDAR\r\n"));
}

TEST_CASE("a whole day ends on the day after") {
    auto event = story_time();
    event.begins = event.ends = {};
    CHECK(contains(written(event), "DTSTART;VALUE=DATE:20261128\r\nDTEND;VALUE=DATE:20261129\r\n"));
}

TEST_CASE("an event past midnight ends on the next day; an end before the begin is left out") {
    auto event = story_time();
    event.ends = TimeOfDay::at(25);
    CHECK(contains(written(event), "DTEND;TZID=Asia/Tokyo:20261129T010000"));
    event.ends = TimeOfDay::at(9);
    CHECK(!contains(written(event), "DTEND"));
}

TEST_CASE("a recurring event says its rule and the days that are left out in its own kind of time"
) {
    auto event = story_time();
    event.when.rule = *schedule::parse_rule("FREQ=MONTHLY;BYDAY=4SA;UNTIL=20270331");
    event.when.excluded = {day("2026-12-26")};
    const auto timed = unfolded(written(event));
    CHECK(contains(timed, "RRULE:FREQ=MONTHLY;UNTIL=20270331T145959Z;BYDAY=4SA\r\n"));
    CHECK(contains(timed, "EXDATE;TZID=Asia/Tokyo:20261226T103000\r\n"));
    event.begins = {};
    CHECK(contains(written(event), "UNTIL=20270331;"));
    CHECK(contains(written(event), "EXDATE;VALUE=DATE:20261226\r\n"));
}

TEST_CASE("commas, semicolons, backslashes and line ends are escaped") {
    auto event = story_time();
    event.description = "持ち物: 帽子, 水筒; 雨天\\中止\r\n受付 10:00\x01";
    CHECK(
        contains(unfolded(written(event)), "持ち物: 帽子\\, 水筒\\; 雨天\\\\中止\\n受付 10:00 \r\n")
    );
}

TEST_CASE("what an editor typed cannot add a line of its own") {
    auto event = story_time();
    event.url = "https://city.example/a\r\nATTACH:x";
    event.location = "公園\nBEGIN:VALARM";
    const auto text = written(event);
    CHECK(!contains(text, "\r\nATTACH"));
    CHECK(!contains(text, "\r\nBEGIN:VALARM"));
}

TEST_CASE("lines are folded at 75 octets and never inside of a character") {
    auto event = story_time();
    for (int i = 0; i < 60; ++i)
        event.description += "あ";
    event.description += "\xE3\x81 broken";
    const auto text = written(event);
    for (auto line : base::split(text, '\n')) {
        CHECK(line.size() <= 76);  // with the CR
        CHECK(base::is_valid_utf8(line));
    }
    CHECK(contains(unfolded(text), "ああああああああああ"));
}

TEST_CASE("a cancelled event is said to be cancelled, with a higher number") {
    auto event = story_time();
    event.cancelled = true;
    event.sequence = 3;
    CHECK(contains(written(event), "SEQUENCE:3\r\n"));
    CHECK(contains(written(event), "STATUS:CANCELLED\r\n"));
}
