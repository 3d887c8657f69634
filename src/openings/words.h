// The words in which opening hours are written, as tokens for hours_clause. Not a general Japanese
// analysis: what is not about days and times is one Other.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace openings {

enum class Word : std::uint8_t {
    Time,         // value: minutes
    AllDay,       // 24時間, 終日
    Tilde,        // ～
    From,         // から
    Until,        // まで
    Weekday,      // value: bits, Sunday is bit 0
    EveryDay,     // 毎日
    Holiday,      // 祝日
    HolidayEve,   // 祝前日
    HolidayNext,  // 祝日の翌日
    Nth,          // 第1・3; value: bits, 第1 is bit 1, the last is bit 6
    Date,         // value: month * 100 + day
    FullDate,     // day
    Month,        // value
    DayNumber,    // the 16 of 8/13～16
    MonthEnd,     // 月末日
    YearEnd,      // 年末年始
    Vague,        // お盆, 正月, 夏休み: value: index of a span that is not exactly known
    Somehow,      // 学校休業日: days that nobody else knows
    Because,      // ため
    Morning,
    Afternoon,
    Closed,
    Except,
    Only,
    Open,
    Never,        // 年中無休, なし
    There,        // あり
    If,           // 場合, に当たるとき
    NextDay,      // 翌日
    NextWeekday,  // 翌平日
    Irregular,    // 臨時, 不定期, 異なる
    And,
    Is,      // は, the colon
    Filler,  // の, です, 診療時間
    Stop,    // 。 and the end of a line
    Opening,
    Closing,
    HoursLabel,   // 【開館時間】
    ClosedLabel,  // 【休館日】
    Other
};

struct Token {
    Word word = Word::Other;
    int value = 0;
    base::Date day{};
    bool afternoon = false;  // 午後4時から6時: the 6 is 18:00
};

// Any text; the last token is always a Stop.
std::vector<Token> tokenize(std::string_view text);

}  // namespace openings
