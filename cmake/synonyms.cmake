# The synonyms that come with the program, compiled into the room `words`.
set(synonyms ${CMAKE_SOURCE_DIR}/src/words/synonyms.tsv)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${synonyms})
file(READ ${synonyms} synonyms_text)
file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/generated/words/synonyms.tsv.h CONTENT
"// Generated from src/words/synonyms.tsv.
#pragma once
#include <string_view>
namespace words {
inline constexpr std::string_view synonyms_tsv = R\"tsv(@synonyms_text@)tsv\";
}  // namespace words
" @ONLY)
target_include_directories(words PRIVATE ${CMAKE_BINARY_DIR}/generated)
