// Numbers in opening hours: 9:00, 午後1時30分, 翌2時, 12/29, 12月29日, 第1・3, 24時間.
#pragma once

#include <optional>
#include <string_view>

#include "openings/words.h"

namespace openings {

struct NumberRead {
    Token token;
    std::size_t length;
};

// What begins at the start of `text` (folded to half width); nothing when no number begins there.
std::optional<NumberRead> read_hours_number(std::string_view text, bool after_tilde);

}  // namespace openings
