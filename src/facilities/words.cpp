// Tables of words, by kind and by what a place has. Not how a city's 種別 becomes a kind: that is
// in facility_lists/kind_words.cpp.
#include "facilities/words.h"

#include <array>
#include <string>
#include <utility>

#include "base/text.h"

namespace facilities {

using Pair = std::pair<std::string_view, std::string_view>;

static constexpr std::array kind_words{
    Pair{"nursery", "保育所 保育園 認可保育 ほいくえん 保活 預ける"},
    Pair{"certified_center", "認定こども園 こども園 幼保連携 預ける"},
    Pair{"kindergarten", "幼稚園 ようちえん 預かり保育"},
    Pair{"small_scale_care", "小規模保育 地域型保育 預ける"},
    Pair{"home_based_care", "家庭的保育 保育ママ 地域型保育 預ける"},
    Pair{"workplace_care", "事業所内保育 企業主導型保育 預ける"},
    Pair{"unlicensed", "認可外保育施設 認可外 認証保育所 託児所 預ける"},
    Pair{"temporary_care", "一時預かり 一時保育 リフレッシュ 預ける"},
    Pair{"sick_care", "病児保育 病後児保育 病気のとき 預ける"},
    Pair{"after_school", "放課後児童クラブ 学童 学童保育 学童クラブ"},
    Pair{"family_support", "ファミリー・サポート・センター ファミサポ 送迎 預ける"},
    Pair{
        "support_center",
        "子育て支援センター 子育て支援拠点 子育てひろば ひろば 親子の遊び場 相談"},
    Pair{"childrens_hall", "児童館 児童センター こども館 遊び場"},
    Pair{"park", "公園 外遊び"},
    Pair{"library", "図書館 図書室 絵本 おはなし会"},
    Pair{"sports", "スポーツ施設 体育館 プール 運動"},
    Pair{"culture", "文化施設 博物館 資料館 ホール"},
    Pair{"community_center", "公民館 コミュニティセンター 交流センター 集会所"},
    Pair{"hospital", "病院 医療機関"},
    Pair{"clinic", "診療所 クリニック 医院 医療機関 病院"},
    Pair{"dentist", "歯科 歯医者 歯科医院"},
    Pair{"night_clinic", "夜間急病センター 休日診療 夜間診療 急患 救急 当番医"},
    Pair{"health_center", "保健センター 健診 予防接種 母子保健"},
    Pair{"family_center", "こども家庭センター 子育て相談 相談窓口 母子健康手帳"},
    Pair{"development_support", "発達支援 放課後等デイサービス 児童発達支援 療育"},
    Pair{"city_office", "市役所 役場 支所 出張所 窓口"},
    Pair{"public_facility", "公共施設"},
    Pair{"elementary_school", "小学校"},
    Pair{"junior_high_school", "中学校"},
    Pair{"school", "学校"},
    Pair{"baby_station", "赤ちゃんの駅 あかちゃんえき 授乳 おむつ替え"},
    Pair{"toilet", "公衆トイレ トイレ お手洗い 便所"},
    Pair{"shop", "協賛店 お店 特典 割引 クーポン 子育て応援"},
    Pair{"evacuation", "指定緊急避難場所 避難所 避難場所 防災"},
    Pair{"aed", "AED 自動体外式除細動器"},
};

static constexpr std::array feature_words{
    Pair{"temporary_care", "一時預かり 一時保育"},
    Pair{"sick_care", "病児保育 病後児保育"},
    Pair{"holiday_care", "休日保育"},
    Pair{"night_care", "夜間保育"},
    Pair{"nursing_room", "授乳室 授乳 ミルク 調乳"},
    Pair{"diaper", "おむつ替え おむつ交換台 オムツ"},
    Pair{"parking", "駐車場"},
    Pair{"stroller", "ベビーカー"},
    Pair{"accessible_toilet", "多目的トイレ バリアフリートイレ 車いす"},
    Pair{"playground", "遊具"},
    Pair{"water_play", "水遊び じゃぶじゃぶ池 プール"},
    Pair{"eating", "飲食"},
    Pair{"shade", "日陰"},
};

template <class Table>
static std::string_view look_up(
    const Table& table, std::string_view name, std::string_view otherwise
) {
    for (const auto& [key, value] : table)
        if (key == name) return value;
    return otherwise;
}

std::string_view words_of_kind(std::string_view kind) {
    return look_up(kind_words, kind, "");
}

std::string_view words_of_feature(std::string_view feature) {
    return look_up(feature_words, feature, "");
}

std::string_view plain_name_of_kind(std::string_view kind) {
    const auto words = words_of_kind(kind);
    return words.substr(0, words.find(' '));
}

}  // namespace facilities
