// See hours_numbers.h. Impossible times and days are Other: they must not become a rule.
#include "openings/numbers.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace openings {

using base::Date;

constexpr int latest_minutes = 30 * 60;

namespace {

// A place in the text that moves on.
struct Cursor {
    std::string_view text;
    std::size_t at = 0;

    bool skip(std::string_view word) {
        if (!base::starts_with(text.substr(at), word)) return false;
        at += word.size();
        return true;
    }
    bool is_digit(std::size_t ahead = 0) const {
        return at + ahead < text.size() && text[at + ahead] >= '0' && text[at + ahead] <= '9';
    }
    std::optional<int> number() {
        if (!is_digit()) return {};
        int value = 0;
        for (int i = 0; is_digit(); ++i, ++at) {
            if (i == 8) return {};
            value = value * 10 + (text[at] - '0');
        }
        return value;
    }
    void spaces() {
        while (at < text.size() && text[at] == ' ')
            ++at;
    }
};

}  // namespace

static std::optional<Token> nth(Cursor& cursor);
static std::optional<Token> time_with_prefix(Cursor& cursor);
static std::optional<Token> plain(Cursor& cursor, bool after_tilde);
static std::optional<int> clock(Cursor& cursor, int hour);
static std::optional<Token> date_with_slashes(Cursor& cursor, int first);
static std::optional<Token> date_with_words(Cursor& cursor, int first);
static std::optional<Token> four_digits(const Cursor& cursor, int value, bool after_tilde);
static Token time_token(int minutes);
static Token date_token(int month, int day);

std::optional<NumberRead> read_hours_number(std::string_view text, bool after_tilde) {
    Cursor cursor{text};
    auto token = nth(cursor);
    if (!token) token = time_with_prefix(cursor = {text});
    if (!token) token = plain(cursor = {text}, after_tilde);
    if (!token) return {};
    return NumberRead{*token, cursor.at};
}

// 第1・3, 第1、第3, 第二
std::optional<Token> nth(Cursor& cursor) {
    constexpr std::array<std::string_view, 5> kanji{"一", "二", "三", "四", "五"};
    if (!cursor.skip("第")) return {};
    const auto one = [&]() -> std::optional<int> {
        for (std::size_t i = 0; i < kanji.size(); ++i) {
            if (cursor.skip(kanji[i])) return int(i) + 1;
        }
        return cursor.number();
    };
    int bits = 0;
    for (Cursor before = cursor;; before = cursor) {
        const auto number = one();
        if (!number || *number < 1 || *number > 5) {
            cursor = before;
            break;
        }
        bits |= 1 << *number;
        Cursor next = cursor;
        next.skip("週");
        if (!next.skip("・") && !next.skip("、") && !next.skip(",") && !next.skip("と") &&
            !next.skip("及び") && !next.skip(".")) {
            cursor.skip("週");
            break;
        }
        next.spaces();
        next.skip("第");
        const Cursor digit = next;
        if (!next.is_digit() && !std::any_of(kanji.begin(), kanji.end(), [&](auto k) {
                return base::starts_with(digit.text.substr(digit.at), k);
            })) {
            break;
        }
        cursor = next;
    }
    if (bits == 0) return {};
    return Token{Word::Nth, bits};
}

// 午前9時, PM1:30, 翌2:00, 翌日午前2時
std::optional<Token> time_with_prefix(Cursor& cursor) {
    int add = 0;
    bool prefixed = false;
    if (cursor.skip("翌日") || cursor.skip("翌朝") || cursor.skip("翌")) {
        add = 24 * 60;
        prefixed = true;
    }
    bool afternoon = false;
    if (cursor.skip("午後") || cursor.skip("PM") || cursor.skip("pm")) {
        afternoon = prefixed = true;
    } else if (cursor.skip("午前") || cursor.skip("AM") || cursor.skip("am")) {
        prefixed = true;
    }
    if (!prefixed) return {};
    cursor.spaces();
    const auto hour = cursor.number();
    if (!hour || *hour > 24) return {};
    const auto minutes = clock(cursor, *hour);
    if (!minutes) return {};
    Token token = time_token(*minutes + add + (afternoon && *hour < 12 ? 12 * 60 : 0));
    token.afternoon = afternoon;
    return token;
}

std::optional<Token> plain(Cursor& cursor, bool after_tilde) {
    const Cursor start = cursor;
    if (cursor.skip("24時間") || cursor.skip("365日")) return {};  // words
    const bool each_month =
        cursor.skip("月に") || cursor.skip("月") || cursor.skip("年に") || cursor.skip("年");
    const auto value = cursor.number();
    if (!value) return {};
    if (each_month) {  // 月1回
        if (cursor.skip("回")) return Token{Word::Irregular};
        return {};
    }
    const Cursor after = cursor;
    if (const auto minutes = clock(cursor, *value)) return time_token(*minutes);
    if (const auto token = date_with_slashes(cursor = after, *value)) return token;
    if (const auto token = date_with_words(cursor = after, *value)) return token;
    cursor = after;
    if (cursor.at - start.at == 4) return four_digits(cursor, *value, after_tilde);
    if (cursor.skip("回")) return Token{Word::Other};
    // The 15 of 8/13～15: only where a list of days goes on or ends.
    const auto rest = cursor.text.substr(cursor.at);
    for (const std::string_view next :
         {"、", "・", ",", "は", ")", "~", "を", " ", "に", "の", "と"}) {
        if (base::starts_with(rest, next)) return Token{Word::DayNumber, *value};
    }
    return Token{rest.empty() ? Word::DayNumber : Word::Other, *value};
}

// What follows the hour: ":30", ":30:00", "時30分", "時半", "時".
std::optional<int> clock(Cursor& cursor, int hour) {
    if (hour > 47) return {};
    if (cursor.text.size() > cursor.at + 2 && cursor.text[cursor.at] == ':' && cursor.is_digit(1) &&
        cursor.is_digit(2)) {
        ++cursor.at;
        const int minute = *cursor.number();
        Cursor seconds = cursor;
        if (seconds.skip(":00")) cursor = seconds;
        if (minute > 59) return {};
        return hour * 60 + minute;
    }
    if (!cursor.skip("時") || base::starts_with(cursor.text.substr(cursor.at), "間")) return {};
    if (cursor.skip("半")) return hour * 60 + 30;
    const Cursor before = cursor;
    const auto minute = cursor.number();
    if (minute && *minute < 60 && cursor.skip("分")) return hour * 60 + *minute;
    cursor = before;
    return hour * 60;
}

// 12/29, 2020/2/4
std::optional<Token> date_with_slashes(Cursor& cursor, int first) {
    if (!cursor.skip("/")) return {};
    const auto second = cursor.number();
    if (!second) return {};
    Cursor year = cursor;
    if (first >= 1900 && year.skip("/")) {
        const auto third = year.number();
        const auto day = third ? Date::from(first, *second, *third) : std::optional<Date>();
        cursor = year;
        return day ? Token{Word::FullDate, 0, *day} : Token{};
    }
    return date_token(first, *second);
}

// 12月29日, 2020年2月4日, 12月, 16日
std::optional<Token> date_with_words(Cursor& cursor, int first) {
    if (first >= 1900 && cursor.skip("年")) {
        const auto month = cursor.number();
        if (!month || !cursor.skip("月")) return Token{};
        const auto number = cursor.number();
        const auto day = number ? Date::from(first, *month, *number) : std::optional<Date>();
        return day && cursor.skip("日") ? Token{Word::FullDate, 0, *day} : Token{};
    }
    if (cursor.skip("月")) {
        const Cursor before = cursor;
        const auto day = cursor.number();
        if (day && (cursor.skip("日") || *day <= 31)) {
            // 1月1、2日: the 日 stands after the last one.
            return date_token(first, *day);
        }
        cursor = before;
        if (first < 1 || first > 12) return Token{};
        return Token{Word::Month, first};
    }
    if (cursor.skip("日") && !base::starts_with(cursor.text.substr(cursor.at), "間")) {
        return Token{Word::DayNumber, first};
    }
    return {};
}

// 0930～1200; 8/13～15 without 日 is read by the days.
std::optional<Token> four_digits(const Cursor& cursor, int value, bool after_tilde) {
    const auto rest = cursor.text.substr(cursor.at);
    const bool before_tilde = base::starts_with(rest, "~") || base::starts_with(rest, "〜") ||
                              base::starts_with(rest, "-");
    if (!before_tilde && !after_tilde) return Token{};
    if (value % 100 > 59) return Token{};
    return time_token(value / 100 * 60 + value % 100);
}

Token time_token(int minutes) {
    if (minutes < 0 || minutes > latest_minutes + 24 * 60) return {};
    return {Word::Time, minutes};
}

Token date_token(int month, int day) {
    if (!Date::from(2000, month, day)) return {};
    return {Word::Date, month * 100 + day};
}

}  // namespace openings
