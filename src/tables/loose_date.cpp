// Dates and times as people write them.
#include <array>
#include <cmath>
#include <vector>

#include "base/text.h"
#include "tables/loose.h"

namespace tables {

using base::Date;
using base::TimeOfDay;

struct Era {
    std::string_view kanji, letter;
    int first_year;
};
constexpr std::array eras{
    Era{"令和", "r", 2019},
    Era{"平成", "h", 1989},
    Era{"昭和", "s", 1926},
    Era{"大正", "t", 1912},
    Era{"明治", "m", 1868}};

static std::string without_brackets(std::string_view text);
static std::vector<int> numbers_in(std::string_view text);
static std::optional<Date> date_from(const std::vector<int>& n, std::string_view text, Date near);
static std::optional<Date> nearest_year(int month, int day, Date near);
static std::optional<Date> from_serial(std::string_view text);

std::optional<Date> read_date(std::string_view text, Date near) {
    auto plain = without_brackets(base::fold(text));
    plain = base::replace_all(std::move(plain), "元年", "1年");
    if (plain.empty()) return {};
    if (auto date = from_serial(plain)) return date;
    auto numbers = numbers_in(plain);
    for (const auto& [kanji, letter, first_year] : eras) {
        const bool marked =
            plain.starts_with(kanji) ||
            (plain.starts_with(letter) && plain.size() > 1 && plain[1] >= '0' && plain[1] <= '9');
        if (!marked || numbers.empty() || numbers[0] < 1 || numbers[0] > 64) continue;
        numbers[0] += first_year - 1;
        if (numbers.size() < 3) return {};
        return Date::from(numbers[0], numbers[1], numbers[2]);
    }
    return date_from(numbers, plain, near);
}

static std::optional<Date> date_from(const std::vector<int>& n, std::string_view text, Date near) {
    if (n.size() >= 3 && n[0] >= 1868 && n[0] <= 2200) return Date::from(n[0], n[1], n[2]);
    const bool month_first = base::contains(text, "月") || base::contains(text, "/");
    if (n.size() >= 2 && month_first && n[0] <= 12) return nearest_year(n[0], n[1], near);
    return {};
}

// 20260401, or a spreadsheet's count of days since 1899-12-30 (20,000 to 80,000: 1954 to 2119).
static std::optional<Date> from_serial(std::string_view text) {
    const auto number = base::to_integer(text);
    if (!number) return {};
    if (*number >= 20000 && *number <= 80000) return Date::from_days(int(*number) - 25569);
    if (*number < 18680101 || *number > 22001231) return {};
    return Date::from(int(*number / 10000), int(*number / 100 % 100), int(*number % 100));
}

static std::optional<Date> nearest_year(int month, int day, Date near) {
    std::optional<Date> best;
    for (int year = near.year() - 1; year <= near.year() + 1; ++year) {
        const auto date = Date::from(year, month, day);
        if (date && (!best || std::abs(*date - near) < std::abs(*best - near))) best = date;
    }
    return best;
}

std::optional<std::pair<Date, Date>> read_date_range(std::string_view text, Date near) {
    const auto plain = base::fold(text);
    for (const std::string_view mark : {"~", "〜", "-~", "から", "―", "–"}) {
        const auto at = plain.find(mark);
        if (at == std::string::npos) continue;
        const auto first = read_date(plain.substr(0, at), near);
        const auto last = read_date(plain.substr(at + mark.size()), first.value_or(near));
        if (first && last) return std::pair{*first, *last < *first ? last->plus_months(12) : *last};
        if (first && base::trim(plain.substr(at + mark.size())).empty())
            return std::pair{*first, *first};
    }
    if (const auto day = read_date(plain, near)) return std::pair{*day, *day};
    return {};
}

// "上旬" is to the 10th, "中旬" to the 20th, "下旬" to the end; a month alone is all of it.
std::optional<std::pair<Date, Date>> read_part_of_month(std::string_view text, Date near) {
    auto plain = without_brackets(base::fold(text));
    const int third = base::contains(plain, "上旬")   ? 1
                      : base::contains(plain, "中旬") ? 2
                      : base::contains(plain, "下旬") ? 3
                                                      : 0;
    if (!third && !base::contains(plain, "月")) return {};
    if (third) plain = plain.substr(0, plain.find("旬") - std::string_view("上").size());
    while (!plain.empty() && (plain.back() == '-' || plain.back() == '/' || plain.back() == ' '))
        plain.pop_back();
    if (plain.empty()) return {};
    const bool has_month_word = base::contains(plain, "月");
    const auto first = read_date(
        has_month_word ? plain.substr(0, plain.find("月")) + "月1日" : plain + "-1", near
    );
    if (!first || first->day() != 1) return {};
    const auto end = first->plus_months(1) + -1;
    if (third == 0) return std::pair{*first, end};
    return std::pair{*first + (third - 1) * 10, third == 3 ? end : *first + third * 10 - 1};
}

std::optional<TimeOfDay> read_time(std::string_view text) {
    auto plain = base::fold(text);
    if (plain == "正午") return TimeOfDay::at(12);
    const auto fraction = base::to_real(plain);
    if (fraction && *fraction > 0 && *fraction < 1)
        return TimeOfDay{int(std::lround(*fraction * 1440))};
    const bool afternoon = plain.starts_with("午後") || plain.starts_with("pm");
    const bool next_day = plain.starts_with("翌");
    const bool half = base::contains(plain, "半");
    auto n = numbers_in(plain);
    const bool marked = base::contains(plain, ":") || base::contains(plain, "時");
    if (n.size() == 1 && !marked && plain.size() >= 3 && plain.size() <= 4 &&
        base::to_integer(plain))
        n = {n[0] / 100, n[0] % 100};
    if (n.empty() || (!marked && n.size() < 2) || n[0] > 30) return {};
    const int minutes = n.size() > 1 ? n[1] : half ? 30 : 0;
    if (minutes > 59) return {};
    const int hour = n[0] + (afternoon && n[0] < 12 ? 12 : 0) + (next_day && n[0] < 24 ? 24 : 0);
    return TimeOfDay::at(hour, minutes);
}

std::optional<std::pair<TimeOfDay, TimeOfDay>> read_time_range(std::string_view text) {
    const auto plain = base::fold(text);
    for (const std::string_view mark : {"~", "〜", "から", "-", "―", "ー", "–"}) {
        const auto at = plain.find(mark);
        if (at == std::string::npos) continue;
        const auto begins = read_time(base::trim(std::string_view(plain).substr(0, at)));
        const auto ends = read_time(base::trim(std::string_view(plain).substr(at + mark.size())));
        if (begins && ends) return std::pair{*begins, *ends};
    }
    return {};
}

// "4月1日(水・祝)" → "4月1日"
static std::string without_brackets(std::string_view text) {
    std::string out;
    int depth = 0;
    for (const char c : text) {
        if (c == '(') ++depth;
        if (depth == 0) out += c;
        if (c == ')' && depth > 0) --depth;
    }
    return std::string(base::trim(out));
}

static std::vector<int> numbers_in(std::string_view text) {
    std::vector<int> all;
    bool inside = false;
    for (const char c : text) {
        const bool digit = c >= '0' && c <= '9';
        if (digit && !inside) all.push_back(0);
        if (digit && all.back() < 100000000) all.back() = all.back() * 10 + (c - '0');
        inside = digit;
    }
    return all;
}

}  // namespace tables
