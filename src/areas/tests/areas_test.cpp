// Where things are: what people type, and what maps say.
#include "areas/areas.h"

#include <doctest/doctest.h>

using areas::Gazetteer;

static Gazetteer towns() {
    return Gazetteer(std::vector<areas::NamedPoint>{
        {"新松風駅", {35.1, 139.1}, true, "しんまつかぜえき"},
        {"本町一丁目", {35.2, 139.2}, false, "ほんちょういっちょうめ"},
        {"本町二丁目", {35.3, 139.3}, false, "ほんちょうにちょうめ"},
        {"本町十二丁目", {35.4, 139.4}, false, ""},
        {"自由ケ丘", {35.5, 139.5}, false, "じゆうがおか"},
        {"大字丘", {35.6, 139.6}, false, "おか"}});
}

TEST_CASE("a town is found however its number is written") {
    const auto all = towns();
    for (const auto* typed :
         {"本町二丁目", "本町2丁目", "本町２", " 本町 2丁目", "ほんちょうにちょうめ"}) {
        CAPTURE(typed);
        REQUIRE(all.find(typed));
        CHECK(all.find(typed)->name == "本町二丁目");
    }
    CHECK(all.find("自由が丘")->name == "自由ケ丘");
    CHECK(all.find("新松風")->station);
    CHECK(all.find("新松風駅")->station);
    CHECK_FALSE(all.find("本町駅"));
    CHECK_FALSE(all.find("どこでもない町"));
    CHECK_FALSE(all.find(""));
}

TEST_CASE("a town without its number is all of it, and the town stands before its station") {
    const Gazetteer all(std::vector<areas::NamedPoint>{
        {"本町駅", {35.9, 139.9}, true, "ほんちょうえき"},
        {"本町一丁目", {35.2, 139.2}, false, "ほんちょういっちょうめ"},
        {"本町二丁目", {35.4, 139.4}, false, "ほんちょうにちょうめ"},
        {"緑町", {35.5, 139.5}, false, ""}});
    for (const auto* typed : {"本町", "ほんちょう", " 本町 "}) {
        CAPTURE(typed);
        REQUIRE(all.find(typed));
        CHECK(all.find(typed)->name == "本町");
        CHECK(all.find(typed)->point.latitude == doctest::Approx(35.3));
    }
    CHECK(all.find("本町駅")->station);
    CHECK(all.find("緑町")->name == "緑町");
    CHECK(all.of_address("なかよし市本町2-1")->name == "本町二丁目");
}

TEST_CASE("an address lies in the town with the longest name in it") {
    const auto all = towns();
    CHECK(all.of_address("見本県なかよし市本町2-16-32")->name == "本町二丁目");
    CHECK(all.of_address("なかよし市本町２丁目１６番")->name == "本町二丁目");
    CHECK(all.of_address("なかよし市本町12丁目3")->name == "本町十二丁目");
    CHECK(all.of_address("なかよし市自由ヶ丘1-1")->name == "自由ケ丘");
    CHECK(all.of_address("なかよし市丘1")->name == "大字丘");
    CHECK_FALSE(all.of_address("なかよし市見知らぬ町1"));
    CHECK_FALSE(all.of_address(""));
}

TEST_CASE("a degree of latitude is about 111 kilometres") {
    CHECK(areas::distance_metres({35, 139}, {36, 139}) == doctest::Approx(111195).epsilon(0.001));
    CHECK(areas::distance_metres({35, 139}, {35, 139}) == 0);
}
