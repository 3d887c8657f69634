// Snippet: the piece of a text that shows why it was found, with its marks. Pieces of plain text:
// whoever shows them escapes them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace words {

struct Piece {
    std::string text;
    bool marked = false;
};

// The whole text with its marks. marks: folded, hiragana (Plan::marks).
std::vector<Piece> mark_text(std::string_view text, const std::vector<std::u32string>& marks);
// About 90 characters: where most different marks stand together.
std::vector<Piece> snippet(std::string_view text, const std::vector<std::u32string>& marks);

}  // namespace words
