// The first match counts, so narrow words stand above wide ones (認可外保育所 above 保育所,
// 認定こども園（幼稚園型） above 幼稚園).
#include "facility_lists/kind_words.h"

#include <array>
#include <string>
#include <utility>

#include "base/text.h"

namespace facility_lists {

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

}  // namespace facility_lists
