// 検索語: what people type to find a kind of place, or what a place has.
#pragma once

#include <string_view>

namespace facilities {

// The first word is its plain name.
std::string_view words_of_kind(std::string_view kind);
std::string_view words_of_feature(std::string_view feature);
std::string_view plain_name_of_kind(std::string_view kind);

}  // namespace facilities
