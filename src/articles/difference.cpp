// Longest common subsequence by the usual table; office pages only.
#include "articles/difference.h"

#include <algorithm>

#include "base/text.h"

namespace articles {

using Lines = std::vector<std::string_view>;
using Table = std::vector<std::vector<int>>;

constexpr std::size_t most_lines = 2000;

static Table common_lengths(const Lines& a, const Lines& b);
static Lines lines_of(std::string_view text);

std::vector<Line> difference(std::string_view before, std::string_view after) {
    const auto a = lines_of(before), b = lines_of(after);
    std::vector<Line> out;
    std::size_t i = 0, j = 0;
    if (a.size() <= most_lines && b.size() <= most_lines) {
        const auto length = common_lengths(a, b);
        while (i < a.size() && j < b.size()) {
            if (a[i] == b[j]) {
                out.push_back({Line::Kind::Same, std::string(a[i])});
                ++i, ++j;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                out.push_back({Line::Kind::Removed, std::string(a[i++])});
            } else {
                out.push_back({Line::Kind::Added, std::string(b[j++])});
            }
        }
    }
    while (i < a.size())
        out.push_back({Line::Kind::Removed, std::string(a[i++])});
    while (j < b.size())
        out.push_back({Line::Kind::Added, std::string(b[j++])});
    return out;
}

// length[i][j]: of what a from i on and b from j on have in common.
static Table common_lengths(const Lines& a, const Lines& b) {
    Table length(a.size() + 1, std::vector<int>(b.size() + 1));
    for (auto i = a.size(); i-- > 0;)
        for (auto j = b.size(); j-- > 0;)
            length[i][j] = a[i] == b[j] ? length[i + 1][j + 1] + 1
                                        : std::max(length[i + 1][j], length[i][j + 1]);
    return length;
}

// Browsers send CR LF.
static Lines lines_of(std::string_view text) {
    Lines lines;
    for (auto line : base::split(text, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.push_back(line);
    }
    return lines;
}

}  // namespace articles
