// What a number in a workbook looks like to a person: "46113" under "yyyy/m/d" is 2026-04-01.
#pragma once

#include <string>
#include <string_view>

namespace tables {

enum class NumberFormat { Plain, Date, Time, DateTime, Elapsed };  // Elapsed: [h]:mm, past 24:00

NumberFormat built_in_format(int id);
NumberFormat read_number_format(std::string_view code);
// from_1904: the workbook counts its days as early Macintoshes did.
std::string show_number(double value, NumberFormat format, bool from_1904);

}  // namespace tables
