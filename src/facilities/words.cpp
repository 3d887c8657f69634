// Tables of words. In the tables of kinds the first match counts, so narrow words stand above wide
// ones (認可外保育所 above 保育所, 認定こども園（幼稚園型） above 幼稚園).
#include "facilities/words.h"

#include <array>
#include <string>
#include <utility>

#include "base/text.h"

namespace facilities {

using Pair = std::pair<std::string_view, std::string_view>;

static constexpr std::array kinds_by_word{
    Pair{"放課後等デイ", "development_support"},
    Pair{"児童発達支援", "development_support"},
    Pair{"療育", "development_support"},
    Pair{"病児", "sick_care"},
    Pair{"病後児", "sick_care"},
    Pair{"放課後児童", "after_school"},
    Pair{"学童", "after_school"},
    Pair{"児童クラブ", "after_school"},
    Pair{"留守家庭", "after_school"},
    Pair{"ファミリー・サポート", "family_support"},
    Pair{"ファミリーサポート", "family_support"},
    Pair{"ファミサポ", "family_support"},
    Pair{"企業主導", "workplace_care"},
    Pair{"事業所内", "workplace_care"},
    Pair{"院内保育", "workplace_care"},
    Pair{"認可外", "unlicensed"},
    Pair{"認証保育", "unlicensed"},
    Pair{"ベビーホテル", "unlicensed"},
    Pair{"届出保育", "unlicensed"},
    Pair{"小規模", "small_scale_care"},
    Pair{"家庭的保育", "home_based_care"},
    Pair{"家庭福祉員", "home_based_care"},
    Pair{"保育ママ", "home_based_care"},
    Pair{"家庭保育室", "home_based_care"},
    Pair{"居宅訪問", "home_based_care"},
    Pair{"一時預かり", "temporary_care"},
    Pair{"一時保育", "temporary_care"},
    Pair{"こども園", "certified_center"},
    Pair{"子ども園", "certified_center"},
    Pair{"支援拠点", "support_center"},
    Pair{"子育て支援センター", "support_center"},
    Pair{"子育てひろば", "support_center"},
    Pair{"子育て広場", "support_center"},
    Pair{"おやこ広場", "support_center"},
    Pair{"親子広場", "support_center"},
    Pair{"つどいの広場", "support_center"},
    Pair{"児童館", "childrens_hall"},
    Pair{"児童センター", "childrens_hall"},
    Pair{"児童会館", "childrens_hall"},
    Pair{"こども館", "childrens_hall"},
    Pair{"幼稚園", "kindergarten"},
    Pair{"保育室", "unlicensed"},
    Pair{"保育所", "nursery"},
    Pair{"保育園", "nursery"},
    Pair{"認可保育", "nursery"},
    Pair{"地域型保育", "small_scale_care"},
    Pair{"こども家庭センター", "family_center"},
    Pair{"子ども家庭支援センター", "family_center"},
    Pair{"子育て世代包括", "family_center"},
    Pair{"相談機関", "family_center"},
    Pair{"小学校", "elementary_school"},
    Pair{"中学校", "junior_high_school"},
    Pair{"義務教育学校", "school"},
    Pair{"高等学校", "school"},
    Pair{"特別支援学校", "school"},
    Pair{"図書", "library"},
    Pair{"保健センター", "health_center"},
    Pair{"保健所", "health_center"},
    Pair{"健康センター", "health_center"},
    Pair{"公民館", "community_center"},
    Pair{"交流センター", "community_center"},
    Pair{"コミュニティ", "community_center"},
    Pair{"市民センター", "community_center"},
    Pair{"集会所", "community_center"},
    Pair{"体育館", "sports"},
    Pair{"プール", "sports"},
    Pair{"スポーツ", "sports"},
    Pair{"グラウンド", "sports"},
    Pair{"運動", "sports"},
    Pair{"武道", "sports"},
    Pair{"球場", "sports"},
    Pair{"資料館", "culture"},
    Pair{"博物館", "culture"},
    Pair{"美術館", "culture"},
    Pair{"文化", "culture"},
    Pair{"科学館", "culture"},
    Pair{"ミュージアム", "culture"},
    Pair{"ふるさと館", "culture"},
    Pair{"水族館", "culture"},
    Pair{"動物園", "culture"},
    Pair{"役所", "city_office"},
    Pair{"役場", "city_office"},
    Pair{"庁舎", "city_office"},
    Pair{"支所", "city_office"},
    Pair{"出張所", "city_office"},
    Pair{"公園", "park"},
    Pair{"緑地", "park"},
};

// 学校種 of 学校コード (文部科学省).
static constexpr std::array kinds_by_school_code{
    Pair{"A1", "kindergarten"},
    Pair{"A2", "certified_center"},
    Pair{"B1", "elementary_school"},
    Pair{"C1", "junior_high_school"},
    Pair{"C2", "school"},
    Pair{"D1", "school"},
    Pair{"D2", "school"},
    Pair{"E1", "school"},
};

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
    Pair{"other_childcare", "子育て施設"},
    Pair{"support_center", "子育て支援センター 子育て支援拠点 子育てひろば 親子の遊び場 相談"},
    Pair{"childrens_hall", "児童館 児童センター こども館 遊び場"},
    Pair{"park", "公園 遊び場 広場"},
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

static constexpr std::array datasets_by_kind{
    Pair{"after_school", "after_school"},
    Pair{"development_support", "after_school"},
    Pair{"park", "park"},
    Pair{"hospital", "hospital"},
    Pair{"clinic", "hospital"},
    Pair{"dentist", "hospital"},
    Pair{"night_clinic", "hospital"},
    Pair{"elementary_school", "school"},
    Pair{"junior_high_school", "school"},
    Pair{"school", "school"},
    Pair{"baby_station", "baby_station"},
    Pair{"toilet", "public_toilet"},
    Pair{"shop", "shop"},
    Pair{"evacuation", "evacuation_space"},
    Pair{"aed", "aed"},
    Pair{"library", "public_facility"},
    Pair{"sports", "public_facility"},
    Pair{"culture", "public_facility"},
    Pair{"community_center", "public_facility"},
    Pair{"health_center", "public_facility"},
    Pair{"family_center", "public_facility"},
    Pair{"city_office", "public_facility"},
    Pair{"public_facility", "public_facility"},
};

template <class Table>
static std::string_view look_up(
    const Table& table, std::string_view name, std::string_view otherwise
) {
    for (const auto& [key, value] : table)
        if (key == name) return value;
    return otherwise;
}

std::optional<std::string_view> kind_of_words(std::string_view text) {
    for (const auto& [code, kind] : kinds_by_school_code)
        if (text == code || text.starts_with(std::string(code) + "(")) return kind;
    for (const auto& [word, kind] : kinds_by_word)
        if (base::contains(text, word)) return kind;
    return {};
}

std::string_view medical_kind(
    std::string_view type, std::string_view name, std::string_view subjects
) {
    for (const auto word : {"夜間", "急病", "急患", "休日診療", "休日応急"})
        if (base::contains(name, word)) return "night_clinic";
    const bool teeth = base::contains(type, "歯科") || base::contains(name, "歯科") ||
                       base::contains(name, "デンタル") || subjects.starts_with("歯科");
    const bool hospital = type == "病院" || name.ends_with("病院");
    if (teeth && !hospital) return "dentist";
    return hospital ? "hospital" : "clinic";
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

std::string_view dataset_of_kind(std::string_view kind) {
    return look_up(datasets_by_kind, kind, "preschool");
}

}  // namespace facilities
