// 設備・サービス from 有/無 columns and from what people write in others.
#include <algorithm>

#include "base/text.h"
#include "facility_lists/reading.h"
#include "tables/loose.h"

namespace facility_lists {

using datasets::Row;

static bool says_yes(std::string_view cell);
static bool mentions(std::string_view text, std::initializer_list<std::string_view> words);

std::vector<std::string> read_features(const Row& row, const Facility& f) {
    std::vector<std::string> found;
    const auto add = [&](const char* feature, bool has) {
        if (has) found.emplace_back(feature);
    };
    for (const auto* feature :
         {"temporary_care",
          "sick_care",
          "holiday_care",
          "night_care",
          "nursing_room",
          "diaper",
          "eating",
          "stroller",
          "accessible_toilet"})
        add(feature, says_yes(row.text(feature)));
    add("temporary_care", f.kind == "temporary_care");
    add("sick_care", f.kind == "sick_care");
    add("stroller", says_yes(row.text("stroller_rental")));
    for (const auto* field : {"offers", "barrier_free", "toilet"}) {
        const auto text = row.text(field);
        add("nursing_room", mentions(text, {"授乳"}));
        add("diaper", mentions(text, {"おむつ", "オムツ", "ベビーシート"}));
        add("accessible_toilet",
            mentions(
                text,
                {"多目的トイレ",
                 "多機能トイレ",
                 "バリアフリートイレ",
                 "車いす対応",
                 "だれでもトイレ"}
            ));
    }
    add("parking",
        !f.parking_note.empty() && !mentions(f.parking_note, {"なし", "無し", "ありません"}) &&
            f.parking_note != "無" && f.parking_note != "0" && f.parking_note != "-");
    const auto equipment = row.text("equipment");
    add("playground",
        says_yes(equipment) || (!equipment.empty() && !equipment.starts_with("なし") &&
                                !equipment.starts_with("無") && equipment != "-"));
    add("water_play",
        says_yes(row.text("water")) || mentions(equipment, {"じゃぶじゃぶ池", "水遊び", "噴水"}));
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

// "有", "あり（…）", a number of them; a sentence that begins otherwise says nothing.
static bool says_yes(std::string_view cell) {
    if (cell.empty()) return false;
    if (const auto yes = tables::read_yes(cell)) return *yes;
    return tables::read_whole(cell).value_or(0) > 0;
}

static bool mentions(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return base::contains(text, word);
    });
}

}  // namespace facility_lists
