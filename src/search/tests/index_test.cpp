// Following and finding, on a small town.
#include <doctest/doctest.h>

#include <filesystem>

#include "town.h"

using Ids = std::vector<std::string>;
using Step = search::Indexer::Step;

static void fill(test::SearchTown& town) {
    town.put(test::entry(
        1, "一時預かりの使い方", "保護者の用事や通院のときに、こどもを短い時間だけ預かります。"
    ));
    town.put(test::entry(2, "母子健康手帳の交付", "妊娠届を出した方に母子健康手帳をお渡しします。")
    );
    town.put(test::entry(3, "児童館の案内", "遊戯室と図書室があります。開館は9時から17時です。"));
    town.put(test::entry(
        4, "保育園の入園申し込み", "4月入園の受付は11月です。保育料は所得で決まります。"
    ));
    town.put(
        test::entry(5, "夜間急病診療所", "夜間の急な発熱やけがの診療をします。小児科があります。")
    );
    CHECK(town.follow() == Step::Worked);
}

ON_BOTH_DATABASES("parents find a page by everyday words, kana, romaji and with a typing error") {
    test::SearchTown town(database, fresh.folder().path(""));
    fill(town);
    CHECK(town.follow() == Step::Idle);
    CHECK(town.found("一時預かり").at(0) == "1");
    CHECK(town.found("ちょっとだけ預けたい").at(0) == "1");
    CHECK(town.found("母子手帳").at(0) == "2");
    CHECK(town.found("ほいくえん").at(0) == "4");
    CHECK(town.found("hoikuen").at(0) == "4");
    CHECK(town.found("ホイクエン").at(0) == "4");
    CHECK(town.found("自動館").at(0) == "3");
    CHECK(town.found("母子手長").at(0) == "2");
    CHECK(town.found("夜中に熱が出た").at(0) == "5");
    CHECK(town.found("申込み").at(0) == "4");
}

ON_BOTH_DATABASES("what is withdrawn is not found, what is changed is found by its new words only"
) {
    test::SearchTown town(database, fresh.folder().path(""));
    fill(town);
    town.remove("article", 3);
    CHECK(town.found("児童館") != Ids{"3"});  // before the index has followed
    town.put(test::entry(5, "水泳教室", "プールで泳ぎます。"));
    CHECK(town.follow() == Step::Worked);
    CHECK(town.found("水泳").at(0) == "5");
    for (const auto& id : town.found("児童館"))
        CHECK(id != "3");
    search::Query gone;
    gone.text = "夜間急病診療所";
    CHECK(town.search(gone).confidence < 0.5);
}
