// What the page of a family shows.
#pragma once

#include <string>
#include <vector>

#include "html/view.h"
#include "mypage/feed.h"

namespace mypage {

struct ChildChip {
    std::string nickname{}, age{}, school{}, path{};
};

struct MyPage {
    std::vector<ChildChip> children{};
    Feed feed{};
    std::string events_query{};
    bool may_edit = true;
};

// "「そら」が 5〜6か月だから（対象 4か月〜7か月）"
std::string why_text(const html::View& view, const Reason& why);

}  // namespace mypage
