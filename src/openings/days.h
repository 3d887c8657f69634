// Lists of days in opening hours: 月～金, 土日祝, 第1・3水曜, 12/29～1/3, 年末年始(12/28～1/4),
// 11月～2月.
#pragma once

#include <optional>
#include <vector>

#include "openings/words.h"
#include "schedule/hours.h"

namespace openings {

using schedule::Exception;
using schedule::Relative;
using schedule::YearDay;

// One item of a list. `when` has no effect yet.
struct DayItem {
    Exception when{};
    bool holiday = false;    // 祝日
    bool vague = false;      // お盆: the span is only about right
    bool year_end = false;   // 年末年始 without days
    bool every_day = false;  // 毎日
    bool somehow = false;    // 学校休業日: not a day that can be told from the calendar
    bool implied = false;    // 夏休み8月13日～15日: closed without a further word
    enum class Half : std::uint8_t { Whole, Morning, Afternoon } half = Half::Whole;
    bool only_weekdays() const;
};

// Reads as long as items follow; `at` is left behind the last one. Nothing read: empty.
std::vector<DayItem> read_days(const std::vector<Token>& tokens, std::size_t& at);

}  // namespace openings
