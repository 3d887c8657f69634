// See hours_days.h.
#include "openings/days.h"

#include <array>
#include <bit>

namespace openings {

using Tokens = std::vector<Token>;

// お盆, 夏休み … are known to nobody but the place; within these days its hours are not known.
struct Span {
    YearDay from, to;
};
constexpr std::array vague_spans{
    Span{{1, 1}, {1, 3}},
    Span{{8, 12}, {8, 17}},
    Span{{7, 20}, {9, 1}},
    Span{{12, 22}, {1, 8}},
    Span{{3, 15}, {4, 8}}};
constexpr int all_weekdays = 0b1111111;

static std::optional<DayItem> read_item(const Tokens& tokens, std::size_t& at);
static std::optional<DayItem> read_weekdays(const Tokens& tokens, std::size_t& at);
static std::optional<DayItem> read_dates(const Tokens& tokens, std::size_t& at);
static std::optional<DayItem> read_months(const Tokens& tokens, std::size_t& at);
static std::optional<DayItem> read_span(const Tokens& tokens, std::size_t& at);
static void add_day_numbers(const Tokens& tokens, std::size_t& at, std::vector<DayItem>& items);
static bool range_follows(const Tokens& tokens, std::size_t at);
static bool skip_comment(const Tokens& tokens, std::size_t& at);
static int weekdays_from_to(int from, int to);
static DayItem yearly(YearDay from, YearDay to);

static Word word_at(const Tokens& tokens, std::size_t at) {
    return at < tokens.size() ? tokens[at].word : Word::Stop;
}
static void skip(const Tokens& tokens, std::size_t& at, Word word) {
    while (word_at(tokens, at) == word)
        ++at;
}
static YearDay year_day(int value) {
    return {value / 100, value % 100};
}

bool DayItem::only_weekdays() const {
    return when.weekdays != 0 && when.nth == 0 && !when.from && !when.first &&
           when.relative == Relative::None;
}

std::vector<DayItem> read_days(const Tokens& tokens, std::size_t& at) {
    std::vector<DayItem> items;
    const auto between = [&](std::size_t next) {
        const Word word = word_at(tokens, next);
        return (word == Word::And && !items.empty()) ||
               (word == Word::Filler && tokens[next].value == 0);  // が begins what is said of them
    };
    for (std::size_t next = at;;) {
        while (between(next))
            ++next;
        const auto item = read_item(tokens, next);
        if (!item) return items;
        items.push_back(*item);
        add_day_numbers(tokens, next, items);
        while (skip_comment(tokens, next)) {
        }
        at = next;
    }
}

std::optional<DayItem> read_item(const Tokens& tokens, std::size_t& at) {
    DayItem item;
    switch (word_at(tokens, at)) {
        case Word::Weekday:
        case Word::Nth:
            return read_weekdays(tokens, at);
        case Word::Date:
        case Word::FullDate:
            return read_dates(tokens, at);
        case Word::Month:
            return read_months(tokens, at);
        case Word::YearEnd:
        case Word::Vague:
            return read_span(tokens, at);
        case Word::EveryDay:
            item.when.weekdays = all_weekdays;
            item.every_day = true;
            break;
        case Word::Somehow:
            item.somehow = true;
            break;
        case Word::Holiday:
            item.holiday = true;
            break;
        case Word::HolidayEve:
            item.when.relative = Relative::DayBeforeHoliday;
            break;
        case Word::HolidayNext:
            item.when.relative = Relative::DayAfterHoliday;
            break;
        case Word::MonthEnd:
            item.when.relative = Relative::LastOfMonth;
            break;
        default:
            return {};
    }
    ++at;
    return item;
}

// 月火水, 月～金曜日, 月曜日から金曜日まで, 第1・3水曜, 土曜午後
std::optional<DayItem> read_weekdays(const Tokens& tokens, std::size_t& at) {
    DayItem item;
    if (word_at(tokens, at) == Word::Nth) {
        item.when.nth = std::uint8_t(tokens[at++].value);
        skip(tokens, at, Word::Filler);
        if (word_at(tokens, at) != Word::Weekday) return {};
        item.when.weekdays = std::uint8_t(tokens[at++].value);
        return item;
    }
    int bits = tokens[at++].value;
    if (range_follows(tokens, at) && word_at(tokens, at + 1) == Word::Weekday &&
        std::popcount(unsigned(bits)) == 1) {
        bits = weekdays_from_to(bits, tokens[at + 1].value);
        at += 2;
        skip(tokens, at, Word::Until);
    }
    while (word_at(tokens, at) == Word::Weekday && !range_follows(tokens, at + 1)) {
        bits |= tokens[at++].value;
    }
    item.when.weekdays = std::uint8_t(bits);
    std::size_t half = at;
    skip(tokens, half, Word::Filler);
    // 木曜日の午後休診, 土曜午後; not 土曜の午後は16:00まで, which is about the closing time.
    if (word_at(tokens, half) == Word::Morning || word_at(tokens, half) == Word::Afternoon) {
        item.half = word_at(tokens, half) == Word::Morning ? DayItem::Half::Morning
                                                           : DayItem::Half::Afternoon;
        at = half + 1;
    }
    return item;
}

// 1月1日, 12/29～1/3, 8/13～15, 12月29日から翌年1月3日まで, 2020年2月4日(火)～7日(金)
std::optional<DayItem> read_dates(const Tokens& tokens, std::size_t& at) {
    const Token first = tokens[at++];
    skip_comment(tokens, at);
    DayItem item;
    if (first.word == Word::FullDate) {
        item.when.first = item.when.last = first.day;
    } else {
        item = yearly(year_day(first.value), year_day(first.value));
    }
    if (!range_follows(tokens, at)) return item;
    std::size_t next = at + 1;
    skip(tokens, next, Word::Filler);
    const Token last = next < tokens.size() ? tokens[next] : Token{};
    if (last.word == Word::FullDate && item.when.first) {
        item.when.last = last.day;
    } else if (last.word == Word::Date && item.when.from) {
        item.when.to = year_day(last.value);
    } else if (last.word == Word::DayNumber && item.when.from) {
        item.when.to->day = last.value;
    } else if (last.word == Word::DayNumber) {
        item.when.last = base::Date::from(first.day.year(), first.day.month(), last.value);
    } else {
        return {};
    }
    const auto to = item.when.to;
    if (to ? !base::Date::from(2000, to->month, to->day) : !item.when.last) return {};
    at = next + 1;
    skip(tokens, at, Word::Until);
    skip_comment(tokens, at);
    return item;
}

// 11月～2月, 3月, 2月第3水曜
std::optional<DayItem> read_months(const Tokens& tokens, std::size_t& at) {
    const int first = tokens[at++].value;
    int last = first;
    if (range_follows(tokens, at) && word_at(tokens, at + 1) == Word::Month) {
        last = tokens[at + 1].value;
        at += 2;
        skip(tokens, at, Word::Until);
    }
    DayItem item = yearly({first, 1}, {last, base::days_in_month(2000, last)});
    std::size_t next = at;
    skip(tokens, next, Word::Filler);
    if (word_at(tokens, next) == Word::Nth) {
        const auto weekday = read_weekdays(tokens, next);
        if (!weekday) return {};
        item.when.weekdays = weekday->when.weekdays;
        item.when.nth = weekday->when.nth;
        at = next;
    }
    return item;
}

// 年末年始, お盆(8/13～8/16), 夏休み8月13日～15日, お盆休みは8月14日から16日までです
std::optional<DayItem> read_span(const Tokens& tokens, std::size_t& at) {
    const Token first = tokens[at++];
    DayItem item;
    if (first.word == Word::YearEnd) {
        item.year_end = true;
    } else {
        const auto& span = vague_spans[std::size_t(first.value)];
        item = yearly(span.from, span.to);
        item.vague = true;
    }
    std::size_t next = at;
    skip(tokens, next, Word::Filler);
    bool said_closed = word_at(tokens, next) == Word::Closed;  // 年末年始の休みは
    skip(tokens, next, Word::Closed);
    const bool bracket = word_at(tokens, next) == Word::Opening;
    const bool is = word_at(tokens, next) == Word::Is;
    if (bracket || is) ++next;
    if (word_at(tokens, next) != Word::Date) return item;
    auto dates = read_dates(tokens, next);
    // 年末年始は12/29～1/3まで休み: the closing word follows by itself.
    if (!dates || (bracket && word_at(tokens, next) != Word::Closing)) return item;
    // 12/31は10:00～15:00 after 年末年始 is about something else.
    if (!bracket && word_at(tokens, next) == Word::Is) return item;
    at = next + (bracket ? 1 : 0);
    dates->implied = !bracket || said_closed;
    return dates;
}

// 8/15・16: further days of the month before.
void add_day_numbers(const Tokens& tokens, std::size_t& at, std::vector<DayItem>& items) {
    while (word_at(tokens, at) == Word::And && word_at(tokens, at + 1) == Word::DayNumber &&
           items.back().when.from) {
        const YearDay day{items.back().when.to->month, tokens[at + 1].value};
        if (!base::Date::from(2000, day.month, day.day)) return;
        items.push_back(yearly(day, day));
        at += 2;
    }
}

bool range_follows(const Tokens& tokens, std::size_t at) {
    return word_at(tokens, at) == Word::Tilde || word_at(tokens, at) == Word::From;
}

// 第3木曜(館内整理日), 4日(火), 12/29～1/3(年末年始): what is in brackets only explains.
bool skip_comment(const Tokens& tokens, std::size_t& at) {
    if (word_at(tokens, at) != Word::Opening) return false;
    std::size_t next = at + 1;
    const auto explains = [&] {
        switch (word_at(tokens, next)) {
            case Word::Weekday:
            case Word::YearEnd:
            case Word::And:
            case Word::Other:
                return true;
            case Word::Irregular:
                return tokens[next].value == 1;  // 整理日, not 臨時
            default:
                return false;
        }
    };
    while (explains())
        ++next;
    if (word_at(tokens, next) != Word::Closing) return false;
    at = next + 1;
    return true;
}

int weekdays_from_to(int from, int to) {
    const int first = std::countr_zero(unsigned(from));
    const int last = std::countr_zero(unsigned(to));
    int bits = 0;
    for (int day = first;; day = (day + 1) % 7) {
        bits |= 1 << day;
        if (day == last) return bits;
    }
}

DayItem yearly(YearDay from, YearDay to) {
    DayItem item;
    item.when.from = from;
    item.when.to = to;
    return item;
}

}  // namespace openings
