#include "tables/loose.h"

#include <doctest/doctest.h>

using base::AgeRange;
using base::Date;
using base::TimeOfDay;

static const Date near = *Date::from(2026, 11, 24);

static std::string day(std::string_view text) {
    const auto date = tables::read_date(text, near);
    return date ? date->iso() : "";
}

TEST_CASE("a date is understood in every writing that city halls use") {
    for (const auto* text :
         {"2026-04-01",
          "2026/4/1",
          "20260401",
          "2026年4月1日(水)",
          "令和8年4月1日",
          "R8.4.1",
          "２０２６年４月１日",
          "46113",
          "2026/4/1 0:00:00",
          "4月1日(水)"}) {
        CAPTURE(text);
        CHECK(day(text) == (std::string_view(text) == "4月1日(水)" ? "2027-04-01" : "2026-04-01"));
    }
    CHECK(day("平成31年4月30日") == "2019-04-30");
    CHECK(day("令和元年5月1日") == "2019-05-01");
    CHECK(day("1月7日(火)") == "2027-01-07");
    CHECK(day("随時") == "");
    CHECK(day("2026-02-30") == "");
    CHECK(day("") == "");
}

TEST_CASE("a range of days may leave out the year and pass new year") {
    const auto range = tables::read_date_range("9月7日(土)～\n11月4日(月・祝)", near);
    REQUIRE(range);
    CHECK(range->first.iso() == "2026-09-07");
    CHECK(range->second.iso() == "2026-11-04");
    CHECK(tables::read_date_range("12月20日～1月8日", near)->second.iso() == "2027-01-08");
}

TEST_CASE("a time is understood in every writing that city halls use") {
    CHECK(tables::read_time("9:00") == TimeOfDay::at(9));
    CHECK(tables::read_time("０９：３０") == TimeOfDay::at(9, 30));
    CHECK(tables::read_time("午後1時半") == TimeOfDay::at(13, 30));
    CHECK(tables::read_time("正午") == TimeOfDay::at(12));
    CHECK(tables::read_time("0900") == TimeOfDay::at(9));
    CHECK(tables::read_time("09:00:00") == TimeOfDay::at(9));
    CHECK(tables::read_time("0.375") == TimeOfDay::at(9));
    CHECK(!tables::read_time("日没"));
    CHECK(!tables::read_time("99:99"));
    CHECK(tables::read_time_range("9時～17時30分")->second == TimeOfDay::at(17, 30));
}

TEST_CASE("yes and no have many signs") {
    CHECK(tables::read_yes("有") == true);
    CHECK(tables::read_yes("○") == true);
    CHECK(tables::read_yes("×") == false);
    CHECK(tables::read_yes("なし") == false);
    CHECK(!tables::read_yes("要相談"));
    CHECK(!tables::read_yes(""));
}

TEST_CASE("positions in the wrong columns are put right, impossible ones are none") {
    const auto swapped = tables::read_position("138.32", "34.86");
    REQUIRE(swapped);
    CHECK(swapped->swapped);
    CHECK(swapped->latitude == doctest::Approx(34.86));
    CHECK(!tables::read_position("0", "0"));
    CHECK(!tables::read_position("", "138"));
    CHECK(
        tables::read_position("35°41'22\"", "139°41'30\"")->latitude == doctest::Approx(35.68944)
    );
}

TEST_CASE("ages in words become months") {
    CHECK(tables::read_ages("生後6か月から就学前まで") == AgeRange{6, 83});
    CHECK(tables::read_ages("0歳児～5歳児") == AgeRange{0, 71});
    CHECK(tables::read_ages("1・2歳") == AgeRange{12, 35});
    CHECK(tables::read_ages("3歳未満") == AgeRange{0, 35});
    CHECK(tables::read_ages("小学生") == AgeRange{72, 155});
    CHECK(tables::read_ages("1歳6か月～1歳11か月") == AgeRange{18, 23});
    CHECK(tables::read_ages("妊娠中") == AgeRange{-10, -1});
    CHECK(tables::read_ages("3歳～小学生") == AgeRange{36, 155});
    CHECK(!tables::read_ages("要問合せ"));
}

TEST_CASE("numbers and money") {
    CHECK(tables::read_whole("１，２３４人") == 1234);
    CHECK(tables::read_yen("500円") == 500);
    CHECK(tables::read_yen("無料") == 0);
    CHECK(!tables::read_yen("要問合せ"));
    CHECK(tables::is_damaged_code("3.00002E+12"));
    CHECK(!tables::is_damaged_code("300002000001"));
    CHECK(tables::tidy_phone("０３（１２３４）５６７８") == "03-1234-5678");
}
