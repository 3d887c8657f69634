// The words of opening hours and what they are: data for the lexer in words.cpp.
#pragma once

#include <span>
#include <string_view>

#include "openings/words.h"

namespace openings {

struct WordEntry {
    std::string_view text;
    Word word;
    int value = 0;
};
std::span<const WordEntry> word_list();

}  // namespace openings
