// Line by line: what is different between two texts, for people who have to decide.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace articles {

struct Line {
    enum class Kind { Same, Removed, Added } kind;
    std::string text;
};

// The shortest difference (longest common subsequence); texts of more than 2,000 lines are shown
// as wholly replaced.
std::vector<Line> difference(std::string_view before, std::string_view after);

}  // namespace articles
