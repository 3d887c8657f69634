// The law as it stood in each year. Amendments are named where they begin to count.
#include "schedule/holidays.h"

#include <array>

namespace schedule {

using base::Date;
using base::Weekday;

namespace {

struct Always {  // the same day every year
    int month, day, from, to;
    std::string_view name;
};
struct Monday {  // ハッピーマンデー: the nth Monday of a month
    int month, nth, from, to;
    std::string_view name;
};

constexpr int for_ever = 2099;
constexpr int first_year = 1949;

constexpr std::array always{
    Always{1, 1, first_year, for_ever, "元日"},
    Always{1, 15, first_year, 1999, "成人の日"},
    Always{2, 11, 1967, for_ever, "建国記念の日"},
    Always{2, 23, 2020, for_ever, "天皇誕生日"},
    Always{4, 29, first_year, 1988, "天皇誕生日"},
    Always{4, 29, 1989, 2006, "みどりの日"},
    Always{4, 29, 2007, for_ever, "昭和の日"},
    Always{5, 3, first_year, for_ever, "憲法記念日"},
    Always{5, 4, 2007, for_ever, "みどりの日"},
    Always{5, 5, first_year, for_ever, "こどもの日"},
    Always{7, 20, 1996, 2002, "海の日"},
    Always{8, 11, 2016, 2019, "山の日"},
    Always{8, 11, 2022, for_ever, "山の日"},
    Always{9, 15, 1966, 2002, "敬老の日"},
    Always{10, 10, 1966, 1999, "体育の日"},
    Always{11, 3, first_year, for_ever, "文化の日"},
    Always{11, 23, first_year, for_ever, "勤労感謝の日"},
    Always{12, 23, 1989, 2018, "天皇誕生日"},
    // Laws made for one day, and the Olympic years (令和三年オリンピック特措法).
    Always{4, 10, 1959, 1959, "皇太子明仁親王の結婚の儀"},
    Always{2, 24, 1989, 1989, "昭和天皇の大喪の礼"},
    Always{11, 12, 1990, 1990, "即位礼正殿の儀"},
    Always{6, 9, 1993, 1993, "皇太子徳仁親王の結婚の儀"},
    Always{5, 1, 2019, 2019, "天皇の即位の日"},
    Always{10, 22, 2019, 2019, "即位礼正殿の儀"},
    Always{7, 23, 2020, 2020, "海の日"},
    Always{7, 24, 2020, 2020, "スポーツの日"},
    Always{8, 10, 2020, 2020, "山の日"},
    Always{7, 22, 2021, 2021, "海の日"},
    Always{7, 23, 2021, 2021, "スポーツの日"},
    Always{8, 8, 2021, 2021, "山の日"},
};

constexpr std::array mondays{
    Monday{1, 2, 2000, for_ever, "成人の日"},
    Monday{7, 3, 2003, 2019, "海の日"},
    Monday{7, 3, 2022, for_ever, "海の日"},
    Monday{9, 3, 2003, for_ever, "敬老の日"},
    Monday{10, 2, 2000, 2019, "体育の日"},
    Monday{10, 2, 2022, for_ever, "スポーツの日"},
};

}  // namespace

static std::string_view named_by_law(Date day);
static bool is_substitute(Date day);
static bool is_between(Date day);
static int equinox_day(int year, double before_1980, double from_1980);

std::optional<std::string_view> holiday_name(Date day) {
    const int year = day.year();
    if (year < first_year || year > for_ever) return {};
    if (const auto name = named_by_law(day); !name.empty()) return name;
    if (is_substitute(day)) return "振替休日";
    if (is_between(day)) return "国民の休日";
    return {};
}

std::optional<std::string_view> Holidays::name(Date day) const {
    if (const auto found = added_.find(day); found != added_.end()) return found->second;
    return holiday_name(day);
}

// 国民の祝日 proper; empty for none.
std::string_view named_by_law(Date date) {
    const auto [year, month, day] = date.parts();
    for (const auto& holiday : always) {
        if (holiday.month == month && holiday.day == day && holiday.from <= year &&
            year <= holiday.to) {
            return holiday.name;
        }
    }
    if (month == 3 && day == equinox_day(year, 20.8357, 20.8431)) return "春分の日";
    if (month == 9 && day == equinox_day(year, 23.2588, 23.2488)) return "秋分の日";
    if (date.weekday() != Weekday::Monday) return {};
    for (const auto& holiday : mondays) {
        if (holiday.month == month && holiday.nth == (day + 6) / 7 && holiday.from <= year &&
            year <= holiday.to) {
            return holiday.name;
        }
    }
    return {};
}

// 振替休日 (3条2項): since 12 April 1973 the Monday after a holiday on Sunday; since 2007 the next
// day that is no holiday itself.
bool is_substitute(Date day) {
    if (day < *Date::from(1973, 4, 12)) return false;
    if (day.year() < 2007) {
        return day.weekday() == Weekday::Monday && !named_by_law(day - 1).empty();
    }
    for (Date before = day - 1; !named_by_law(before).empty(); before = before - 1) {
        if (before.weekday() == Weekday::Sunday) return true;
    }
    return false;
}

// 国民の休日 (3条3項): since 27 December 1985 the day between two holidays; until 2006 not a
// Sunday.
bool is_between(Date day) {
    if (day < *Date::from(1985, 12, 27)) return false;
    if (day.year() < 2007 && day.weekday() == Weekday::Sunday) return false;
    return !named_by_law(day - 1).empty() && !named_by_law(day + 1).empty();
}

// The astronomers' approximation for the day of the equinox in Japan, good until 2099. The day
// that counts is announced in the 官報 of the February before and has always agreed.
int equinox_day(int year, double before_1980, double from_1980) {
    const double drift = 0.242194 * (year - 1980);
    if (year < 1980) return int(before_1980 + drift) - (year - 1983) / 4;
    return int(from_1980 + drift) - (year - 1980) / 4;
}

}  // namespace schedule
