#include "openings/openings.h"

#include <doctest/doctest.h>

#include <string>

using base::Date;
using base::Moment;
using base::TimeOfDay;
using openings::HoursText;
using openings::parse_hours;
using schedule::DayHours;
using schedule::Hours;
using schedule::OnHolidays;
using schedule::Status;

// The week in one line, Monday first, 祝 at the end: "9:00-17:00" "x" closed "?" unknown "=" as
// usual.
static std::string line(const DayHours& day) {
    if (!day) return "?";
    if (day->empty()) return "x";
    std::string text;
    for (const auto& [from, to] : *day) {
        text += (text.empty() ? "" : "+") + from.text() + "-" + to.text();
    }
    return text;
}
static std::string week(const Hours& hours) {
    constexpr const char* names[]{"日", "月", "火", "水", "木", "金", "土"};
    std::string text;
    for (const auto& row : rows(hours)) {
        text += text.empty() ? "" : " ";
        for (const auto day : row.weekdays)
            text += names[int(day)];
        if (row.holidays) text += "祝";
        text += ":" + line(row.hours);
    }
    return text + (hours.on_holidays == OnHolidays::AsWeekday ? " 祝=" : "");
}
static Hours note(const char* days, const char* opens, const char* closes, const char* text) {
    return parse_hours({.days = days, .opens = opens, .closes = closes, .note = text});
}
static Hours free_text(const char* text, const char* closed = "") {
    return parse_hours({.text = text, .closed = closed});
}
static std::string on(const Hours& hours, const char* iso) {
    return line(hours_on(hours, *Date::from_iso(iso)));
}

TEST_CASE("the columns of the standard datasets say the week; days not listed are closed") {
    const auto hours = note("月火水木金", "09:00", "17:00", "");
    CHECK(week(hours) == "月火水木金:9:00-17:00 土日:x 祝:?");
    CHECK(!hours.unsure);
    CHECK(
        week(note("月～土曜日", "９：００", "１７時３０分", "")) ==
        "月火水木金土:9:00-17:30 日:x 祝:?"
    );
    CHECK(week(note("平日", "午前9時30分", "午後5時", "")) == "月火水木金:9:30-17:00 土日:x 祝:?");
    CHECK(week(note("日・祝日を除く", "7:30:00", "1830", "")) == "月火水木金土:7:30-18:30 日祝:x");
    CHECK(week(note("毎日", "8:00", "20:00", "")) == "月火水木金土日:8:00-20:00 祝=");
}

TEST_CASE("times that make no sense leave the days unknown") {
    CHECK(week(note("月火水木金", "17:00", "9:00", "")) == "月火水木金祝:? 土日:x");
    CHECK(week(note("月火水木金", "string", "string", "string")) == "月火水木金祝:? 土日:x");
    CHECK(week(note("開館日", "8:30", "17:15", "")) == "月火水木金土日祝:?");
    CHECK(week(note("", "", "", "学校開校日に随時")) == "月火水木金土日祝:?");
}

TEST_CASE("a time that no day has opens nothing") {
    const auto hours = parse_hours({.days = "毎日", .opens = "38:00", .closes = "翌2:00"});
    CHECK(hours.week[1] == DayHours{});
    CHECK(schedule::hours_from_text(schedule::hours_to_text(hours)) == hours);
}

TEST_CASE("hours may run past midnight, and 0:00 to 23:59 is the whole day") {
    CHECK(week(note("毎日", "19:00", "2:00", "")) == "月火水木金土日:19:00-26:00 祝=");
    CHECK(week(note("月火水木金土", "8:00", "26:00", "")) == "月火水木金土:8:00-26:00 日:x 祝:?");
    CHECK(
        week(note("月火水木金土日", "0:00", "23:59", "終日利用可能")) ==
        "月火水木金土日:0:00-24:00 祝="
    );
    CHECK(week(free_text("毎日 19:00〜翌8:00")) == "月火水木金土日:19:00-32:00 祝=");
}

TEST_CASE("holidays, year's end and Obon are closed as the note says") {
    const auto hours =
        note("月火水木金土", "9:00:00", "18:00:00", "祝日、8/13～15、12/29～1/3は休診。");
    CHECK(week(hours) == "月火水木金土:9:00-18:00 日祝:x");
    CHECK(on(hours, "2026-08-14") == "x");
    CHECK(on(hours, "2026-12-30") == "x");
    CHECK(on(hours, "2027-01-04") == "9:00-18:00");
    CHECK(on(note("毎日", "9:00", "17:00", "12月29日～翌年1月3日は休み"), "2027-01-02") == "x");
    CHECK(on(note("毎日", "9:00", "17:00", "年末年始を除く"), "2026-12-31") == "x");
}

TEST_CASE("a city says which days its 年末年始 are") {
    const HoursText text{
        .days = "毎日",
        .opens = "9:00",
        .closes = "17:00",
        .note = "年末年始休み",
        .year_end_from = {12, 28},
        .year_end_to = {1, 4}};
    CHECK(on(parse_hours(text), "2026-12-28") == "x");
    CHECK(on(parse_hours(text), "2027-01-04") == "x");
}

TEST_CASE("Obon without days is known to nobody: those days are unknown") {
    const auto hours = note("月火水木金土", "7:00", "18:30", "日曜・祝休日はお休み。お盆は休み。");
    CHECK(on(hours, "2026-08-14") == "?");
    CHECK(on(hours, "2026-08-20") == "7:00-18:30");
}

TEST_CASE("the nth weekday of the month is closed, or open") {
    const auto hours = note("月火水木金", "9:30", "15:30", "第３土は10:30～15:30。第３火曜日休。");
    CHECK(on(hours, "2026-11-21") == "10:30-15:30");
    CHECK(on(hours, "2026-11-28") == "x");
    CHECK(on(hours, "2026-11-17") == "x");
    const auto saturdays =
        note("月火水木金土", "9:30", "18:30", "土曜日は第２、第４土曜日のみ診療");
    CHECK(on(saturdays, "2026-11-14") == "9:30-18:30");
    CHECK(on(saturdays, "2026-11-21") == "x");
}

TEST_CASE("some days close earlier, later, or at noon") {
    CHECK(
        week(note("月火水木金土日", "9:00", "21:00", "日・祝は17:00まで")) ==
        "月火水木金土:9:00-21:00 日祝:9:00-17:00"
    );
    CHECK(
        week(note("月火水木金土", "9:00", "17:00", "金・土は21:00まで")) ==
        "月火水木:9:00-17:00 金土:9:00-21:00 日:x 祝:?"
    );
    CHECK(
        week(note("月火水木金土", "9:00", "18:00", "木曜日と土曜日は午前の診療。祝日は休診。")) ==
        "月火水金:9:00-18:00 木土:9:00-12:00 日祝:x"
    );
    CHECK(
        week(note("月火水木金土", "8:30", "17:30", "木曜日午後休診\n・月曜日は13:30～16:00休診")) ==
        "月:8:30-13:30+16:00-17:30 火水金土:8:30-17:30 木:8:30-12:00 日:x 祝:?"
    );
    CHECK(
        week(note("月火水木金土", "8:30", "17:30", "月曜日の午後は15:00から診療")) ==
        "月:8:30-12:00+15:00-17:30 火水木金土:8:30-17:30 日:x 祝:?"
    );
}

TEST_CASE("a lunch break is taken out, and then the morning ends where the break begins") {
    CHECK(
        week(note("月火水木金土", "9:00", "18:30", "12:30～15:30を除く。木曜は午後休診")) ==
        "月火水金土:9:00-12:30+15:30-18:30 木:9:00-12:30 日:x 祝:?"
    );
    CHECK(
        week(free_text("9:30～15:30（正午から午後1時を除く）", "土日祝")) ==
        "月火水木金:9:30-12:00+13:00-15:30 土日祝:x"
    );
}

TEST_CASE("a season has hours of its own") {
    const auto hours =
        note("月水木金土日", "9:30", "18:00", "火曜を除く。（12月～2月は9：30～17：00）");
    CHECK(on(hours, "2026-12-10") == "9:30-17:00");
    CHECK(on(hours, "2026-12-08") == "x");
    CHECK(on(hours, "2026-11-26") == "9:30-18:00");
}

TEST_CASE("free text: groups of days with their hours, before or behind") {
    CHECK(
        week(free_text("火～金9:00～19:00　土日祝9:00～17:00", "月曜日")) ==
        "月:x 火水木金:9:00-19:00 土日祝:9:00-17:00"
    );
    CHECK(
        week(free_text("（月～金）9:30～18:00（土）9:30～17:00", "木曜日・日曜日・祝日")) ==
        "月火水金:9:30-18:00 木日祝:x 土:9:30-17:00"
    );
    CHECK(
        week(note(
            "", "", "", "【開館時間】9:00～19:00 9:00～17:00（土・日・祝休日）【休館日】月曜日"
        )) == "月:x 火水木金:9:00-19:00 土日祝:9:00-17:00"
    );
    CHECK(
        week(parse_hours(
            {.opens = "11時（月-金）・10時（土・日・祝）",
             .closes = "19時（月-金）・18時（土・日・祝）"}
        )) == "月火水木金:11:00-19:00 土日祝:10:00-18:00"
    );
}

TEST_CASE("a closing day that falls on a holiday moves") {
    const auto hours =
        free_text("9:00～17:15", "月曜日（月曜日が祝日の場合は、翌平日）、12/29～1/3");
    CHECK(on(hours, "2026-11-16") == "x");
    CHECK(on(hours, "2026-11-23") == "9:00-17:15");
    CHECK(on(hours, "2026-11-24") == "x");
    const auto open =
        note("水木金土日", "9:00", "16:30", "月曜・火曜（祝日の場合は開館）・12/29～1/3休み");
    CHECK(on(open, "2026-11-23") == "9:00-16:30");
    CHECK(on(open, "2026-11-24") == "x");
}

TEST_CASE("a place that lists its closing days and is open on Sundays is open on holidays") {
    CHECK(week(free_text("9:00～21:30", "月曜日、年末年始")) == "月:x 火水木金土日:9:00-21:30 祝=");
    // Closed on Sundays: nobody said whether holidays are like Sundays.
    CHECK(week(free_text("8:00～21:00", "日曜日")) == "月火水木金土:8:00-21:00 日:x 祝:?");
}

TEST_CASE("24 hours, never closed") {
    for (const char* text : {"24時間", "終日"}) {
        const auto hours = free_text(text, "年中無休");
        CHECK(week(hours) == "月火水木金土日:0:00-24:00 祝=");
        CHECK(open_at(hours, Moment::at(*Date::from_iso("2027-01-01"), TimeOfDay::at(3))));
    }
    CHECK(on(free_text("9:00～24:00", "無休（正月除く）"), "2027-01-01") == "?");
    CHECK(on(free_text("9:00～24:00", "無休（正月除く）"), "2026-12-31") == "9:00-24:00");
}

TEST_CASE("a sentence about something else changes nothing") {
    for (const char* text :
         {"受付は11:00まで（午後は予約制）",
          "延長保育18:00～19:00（月曜から金曜）",
          "預かり保育あり",
          "1号認定は8:30～14:00",
          "小学生は16:00まで（11月から2月は15:30まで）",
          "水の入れ替えは1回1時間です",
          "夜間の施設利用時は利用可能"}) {
        CAPTURE(text);
        const auto hours = note("月火水木金", "9:00", "17:00", text);
        CHECK(week(hours) == "月火水木金:9:00-17:00 土日:x 祝:?");
        CHECK(!hours.unsure);
        CHECK(hours.note == text);
    }
}

TEST_CASE("days of which something was not understood are unknown, the others are not") {
    const auto hours =
        note("月火水木金土", "8:00", "18:00", "木曜日の午後は予約検査のみ。土曜日は午前の診療。");
    CHECK(week(hours) == "月火水金:8:00-18:00 木祝:? 土:8:00-12:00 日:x");
    CHECK(
        week(note("月火水木金土", "7:30", "18:30", "土曜日は相談に応ずる")) ==
        "月火水木金:7:30-18:30 土祝:? 日:x"
    );
}

TEST_CASE("irregular closing makes the whole unsure, and the status says so") {
    const auto hours = note("月火水木金", "9:00", "17:00", "開所日のみ。他、不定期に休診あり。");
    CHECK(hours.unsure);
    const auto status =
        status_at(hours, Moment::at(*Date::from_iso("2026-11-26"), TimeOfDay::at(10)));
    CHECK(status.kind == Status::Kind::Open);
    CHECK(!status.sure);
    CHECK(free_text("9:00～22:00（曜日により異なる）", "月曜日").unsure);
}

TEST_CASE("hours of one service are not the hours of the place") {
    CHECK(
        week(note("", "", "", "【開館時間】8:30～17:00（外来）12:00～20:00（見舞い）24時間（救急）")
        ) == "月火水木金土日祝:?"
    );
}

TEST_CASE("any text at all is read without harm") {
    for (const char* text :
         {"",
          "(((((((((",
          "）））",
          "第第第",
          "月月月月～～",
          "99:99～",
          "12/99～1/3休み",
          "0000000000000000000000～",
          "\xFF\xFE",
          "休休休休"}) {
        CAPTURE(text);
        const auto hours = note(text, text, text, text);
        CHECK(schedule::hours_from_text(schedule::hours_to_text(hours)) == hours);
        free_text(text, text);
    }
}
