// School districts and population keep what every list keeps.
#include "areas/areas.h"
#include "support/list_life.h"

static const db::Sql edit_districts{"UPDATE school_district SET edited_at = $1"};
static const db::Sql edit_population{"UPDATE population SET edited_at = $1"};

ON_BOTH_DATABASES("school districts live: twice, newer, gone, back, edited, tried, exported") {
    test::live(
        fresh,
        areas::datasets(),
        {.kind = "school_district",
         .file = "school_district.csv",
         .header = "学校ID,学校名称,学校名称_カナ,通学区域の住所,特記事項,自由欄",
         .rows =
             {"1,本町小学校,ホンチョウ,本町一丁目;本町二丁目（一部）,,x",
              "2,緑小学校,,緑町、青葉町,選べます,",
              "3,港小学校,,港町,,"},
         .changed = "1,本町小学校,ホンチョウ,本町一丁目;本町三丁目,,x",
         .edited = &edit_districts}
    );
}

ON_BOTH_DATABASES("population lives: twice, newer, gone, back, edited, tried, exported") {
    test::live(
        fresh,
        areas::datasets(),
        {.kind = "population",
         .file = "population.csv",
         .header = "市区町村コード,地域コード,都道府県名,市区町村名,調査年月日,地域名,総人口,"
                   "0-4歳の男性,0-4歳の女性,5-9歳の男性,世帯数,備考",
         .rows =
             {"999999,1,見本県,なかよし市,令和8年4月1日,本町,\"1,180\",29,27,30,510,概数",
              "999999,2,見本県,なかよし市,2026-04-01,緑町,900,20,21,,300,",
              "999999,3,見本県,なかよし市,2026/4/1,港町,0,0,0,0,0,"},
         .changed = "999999,1,見本県,なかよし市,令和8年10月1日,本町,\"1,190\",29,27,30,511,概数",
         .edited = &edit_population}
    );
}
