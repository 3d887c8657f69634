// openings (営業時間を読む): reads what Japanese cities write about opening hours: columns of the
// standard datasets (利用可能曜日, 開始時間, 終了時間, 利用可能日時特記事項) and free text
// (提供時間, 定休日, 診療時間). Never guesses: a text that is not understood leaves those days
// unknown, or the whole unsure.
#pragma once

#include <string_view>

#include "schedule/hours.h"

namespace openings {

using schedule::Hours;
using schedule::YearDay;

struct HoursText {
    std::string_view days{};    // 利用可能曜日: "月火水木金", "平日", "月～金"
    std::string_view opens{};   // 開始時間: "09:00", "９時３０分"
    std::string_view closes{};  // 終了時間
    std::string_view note{};  // 利用可能日時特記事項: "祝日、12/29～1/3を除く。土曜は17:00まで"
    std::string_view text{};    // hours as free text: "火～金9:00～19:00 土日祝9:00～17:00"
    std::string_view closed{};  // 定休日: "月曜（祝日の場合は翌日）、年末年始"
    // What 年末年始 means here when no days are given (地方自治法4条の2: 12/29 to 1/3).
    YearDay year_end_from{12, 29}, year_end_to{1, 3};
};

Hours parse_hours(const HoursText& text);

}  // namespace openings
