// Japanese words about places: what a city's 種別 means, and what people type to find a kind.
#pragma once

#include <optional>
#include <string_view>

namespace facilities {

// "認可公立保育所" → "nursery"; nothing when no word is known. Words of health care, schools and
// public buildings are known, too.
std::optional<std::string_view> kind_of_words(std::string_view text);
// 医療機関: by its 種類, name and 診療科目.
std::string_view medical_kind(
    std::string_view type, std::string_view name, std::string_view subjects
);

// 検索語: what people type for a kind or a feature; the first word is its plain name.
std::string_view words_of_kind(std::string_view kind);
std::string_view words_of_feature(std::string_view feature);
std::string_view plain_name_of_kind(std::string_view kind);

// The standard list that places of a kind are published in: "preschool", "park"…
std::string_view dataset_of_kind(std::string_view kind);

}  // namespace facilities
