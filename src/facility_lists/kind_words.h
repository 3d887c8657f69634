// What a city's 種別 means: Japanese words → the kind of a place. Not what people type to find a
// kind: that is in facilities/words.h.
#pragma once

#include <optional>
#include <string_view>

namespace facility_lists {

// "認可公立保育所" → "nursery"; nothing when no word is known. Words of health care, schools and
// public buildings are known, too.
std::optional<std::string_view> kind_of_words(std::string_view text);
// 医療機関: by its 種類, name and 診療科目.
std::string_view medical_kind(
    std::string_view type, std::string_view name, std::string_view subjects
);

}  // namespace facility_lists
