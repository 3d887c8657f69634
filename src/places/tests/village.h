// Village: a browser in front of a city with five places, read from files as a city publishes them.
#pragma once

#include <filesystem>
#include <fstream>
#include <string>

#include "datasets/datasets.h"
#include "events/events.h"
#include "facilities/facilities.h"
#include "facility_lists/facility_lists.h"
#include "places/places.h"
#include "support/browser.h"
#include "support/database.h"

namespace test {

class Village {
  public:
    Village() : browser({places::pages}, with_a_map(folder_)) {
        import(
            "preschool.csv",
            "都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,種別,住所,"
            "方書,"
            "緯度,経度,アクセス方法,駐車場情報,電話番号,内線番号,FAX番号,法人番号,団体名,"
            "認可等年月日,収容定員,受入年齢,利用可能曜日,開始時間,終了時間,利用可能日時特記事項,"
            "一時預かりの有無,URL,備考\r\n"
            "999999,himawari,見本県,なかよし市,ひまわり保育園,ヒマワリホイクエン,認可公立保育所,"
            "見本県なかよし市本町1-1,,34.401,138.701,,送迎用8台,000-123-4101,,,,なかよし市,,120,"
            "6か月から就学前まで,月火水木金土,07:00,19:00,日曜・祝日は休み,有,"
            "https://himawari.example/,園庭開放があります。\r\n"
            "999999,hiroba,見本県,なかよし市,おやこ広場,オヤコヒロバ,地域子育て支援拠点,"
            "見本県なかよし市栄町2-2,,34.410,138.710,,,000-123-4102,,,,,,,0歳から3歳,火水木金土,"
            "10:00,16:00,祝日は休み,無,,\r\n"
            "999999,shakyo,見本県,なかよし市,<b>社協</b>の広場,シャキョウ,地域子育て支援拠点,"
            "どこか,,,,,,,,,,,,,,,,,,無,javascript:alert(1),<script>alert(1)</script>\r\n"
        );
        import(
            "park.csv",
            "名称,名称_カナ,所在地,緯度,経度,遊具,ID\r\n"
            "中央公園,チュウオウコウエン,見本県なかよし市本町9,34.402,138.702,すべり台,park-1\r\n"
            "港公園,ミナトコウエン,見本県なかよし市港町9,34.450,138.750,,park-2\r\n"
        );
    }

    Answer get(std::string_view path) { return browser.get(path); }
    std::int64_t number_of(std::string_view source_id) {
        return browser.database().read([&](db::ReadTx& tx) {
            const auto found = facilities::find_by_source_id(tx, source_id);
            return found ? found->id.number : 0;
        });
    }
    std::vector<std::string> names(std::string_view path) {
        return get(path).texts_of(".card.place .card-title");
    }

  private:
    Folder folder_;

  public:
    Browser browser;

  private:
    void import(const std::string& name, std::string_view content) {
        const auto path = folder_.path(name);
        std::ofstream(path, std::ios::binary) << content;
        datasets::import_file(
            browser.site(), facility_lists::datasets(), path, {}, browser.clock().now()
        );
    }
    static city::City with_a_map(const Folder& folder) {
        auto city = small_city();
        city.folder = folder.path(".");
        std::ofstream(folder.path("stations.json"))
            << R"([{"station":"なかよし駅","lat":34.400,"lng":138.700}])";
        std::ofstream(folder.path("towns.json")
        ) << R"([{"town":"本町","lat":34.401,"lng":138.701},{"town":"栄町","lat":34.410,"lng":138.710}])";
        std::ofstream(folder.path("boundary.geojson"))
            << R"({"type":"FeatureCollection","features":[]})";
        std::ofstream(folder.path("schools.geojson"))
            << R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
               R"("properties":{"name":"本町小学校区","school":"本町小学校"},"geometry":)"
               R"({"type":"Polygon","coordinates":[[[138.69,34.39],[138.705,34.39],)"
               R"([138.705,34.405],[138.69,34.405],[138.69,34.39]]]}}]})";
        city.map.layers = {
            {"school_districts", "schools.geojson"},
            {"stations", "stations.json"},
            {"towns", "towns.json"},
            {"boundary", "boundary.geojson"}};
        city.licence = "CC BY 4.0";
        return city;
    }
};

}  // namespace test
