// What people type into the cells of a table: 全角 digits, 元号, 午前9時半, 有/無/○, 6か月〜就学前.
// Every function answers nothing for what it does not understand; none throws.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/date.h"

namespace tables {

// 2026-04-01, 2026/4/1, 20260401, 2026年4月1日(水), 令和8年4月1日, R8.4.1, a spreadsheet's serial
// number, 4月1日 (the year nearest to `near`).
std::optional<base::Date> read_date(std::string_view text, base::Date near);
// "9月7日(土)～11月4日(月・祝)", or one day: both the same.
std::optional<std::pair<base::Date, base::Date>> read_date_range(
    std::string_view text, base::Date near
);
// What is no day yet, "6月上旬", "2026-07-下旬", "令和8年10月(予定)": its earliest and latest day.
std::optional<std::pair<base::Date, base::Date>> read_part_of_month(
    std::string_view text, base::Date near
);

// 9:00, 09:00:00, ９時半, 午後1時30分, 正午, 0900, 0.375 (a spreadsheet's part of a day).
std::optional<base::TimeOfDay> read_time(std::string_view text);
// "9:00～17:00", "午前9時から午後5時まで"
std::optional<std::pair<base::TimeOfDay, base::TimeOfDay>> read_time_range(std::string_view text);

std::optional<std::int64_t> read_whole(std::string_view text);  // "１，２３４人" → 1234
std::optional<double> read_number(std::string_view text);
std::optional<int> read_yen(std::string_view text);  // "500円" "0" "無料"
std::optional<bool> read_yes(std::string_view text);  // 有 ○ 1 あり 可 / 無 × 0 なし 不可
bool is_damaged_code(std::string_view text);          // "3.00002E+12": a spreadsheet ate the digits

struct LatLng {
    double latitude, longitude;
    bool swapped = false;  // they stood in each other's column
};
// Degrees or 35°41'22"; nothing when blank, 0, or not in Japan (20–46 N, 122–154 E).
std::optional<LatLng> read_position(std::string_view latitude, std::string_view longitude);

// "6か月～就学前", "0歳児から5歳児", "おおむね3歳まで", "1・2歳", "小学生", "妊娠中" in completed
// months. Where the words leave a bound open, it leans to including.
std::optional<base::AgeRange> read_ages(std::string_view text);

// "03(1234)5678", "０３－１２３４－５６７８" → "03-1234-5678"; local numbers stay as written.
std::string tidy_phone(std::string_view text);

}  // namespace tables
