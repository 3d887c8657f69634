// Ages in Japanese words → completed months. "5歳児まで" and "3歳まで" include the whole year of
// age.
#include <vector>

#include "base/text.h"
#include "tables/loose.h"

namespace tables {

constexpr int school_begins = 72;  // 就学: April after the sixth birthday; the earliest bound
constexpr int school_entry = 83;   // …and the latest month before it
constexpr int no_end = 12 * 18;

struct Age {
    int first, last;  // months that the words cover
    std::size_t end;  // where the words end
};

static std::vector<Age> ages_in(std::string_view text);
static std::optional<Age> age_at(std::string_view text, std::size_t at);
static std::optional<base::AgeRange> named_ages(std::string_view text);
static bool any_of(std::string_view text, std::initializer_list<std::string_view> words);

std::optional<base::AgeRange> read_ages(std::string_view text) {
    const auto plain = base::replace_all(base::fold(text), "才", "歳");
    if (plain.empty()) return {};
    const auto found = ages_in(plain);
    if (found.empty()) return named_ages(plain);
    base::AgeRange range{found.front().first, found.front().last};
    for (const auto& age : found) {
        range.from = std::min(range.from, age.first);
        range.to = std::max(range.to, age.last);
    }
    const auto rest = std::string_view(plain).substr(found.back().end);
    if (any_of(plain, {"就学前", "未就学", "小学校入学前", "就学まで", "入学前"}))
        range.to = std::max(range.to, school_entry);
    else if (found.size() == 1 && any_of(rest, {"以上", "から", "~", "〜", "より"}))
        range.to = any_of(plain, {"小学生", "小学"}) ? 155 : no_end;
    else if (found.size() == 1 && any_of(rest, {"まで", "以下", "未満"}))
        range.from = 0;
    if (any_of(rest, {"未満"})) range.to = found.back().first - 1;
    if (any_of(plain, {"小学生"}) && found.size() == 1 && !any_of(plain, {"まで"})) range.to = 155;
    if (any_of(plain, {"妊娠中", "妊婦"})) range.from = -10;
    if (range.from > range.to) return {};
    return range;
}

static std::vector<Age> ages_in(std::string_view text) {
    std::vector<Age> all;
    for (std::size_t at = 0; at < text.size();) {
        const bool digit = text[at] >= '0' && text[at] <= '9';
        const auto age = digit ? age_at(text, at) : std::nullopt;
        if (age) all.push_back(*age);
        at = age ? age->end : at + 1;
    }
    return all;
}

// "1歳6か月", "6か月", "3歳児", "57日" (産休明け), and the 1 of "1・2歳".
static std::optional<Age> age_at(std::string_view text, std::size_t at) {
    const auto number = [&](std::size_t& from) {
        int value = 0;
        for (; from < text.size() && text[from] >= '0' && text[from] <= '9' && value < 10000;
             ++from)
            value = value * 10 + (text[from] - '0');
        return value;
    };
    const auto skip = [&](std::size_t& from, std::initializer_list<std::string_view> words) {
        for (const auto word : words)
            if (text.substr(from).starts_with(word)) return from += word.size(), true;
        return false;
    };
    const auto skip_month = [&](std::size_t& from) {
        return skip(from, {"か月", "ヶ月", "ケ月", "ヵ月", "カ月", "箇月"});
    };
    std::size_t end = at;
    const int value = number(end);
    if (value > 240) return {};
    if (skip_month(end)) return Age{value, value, end};
    if (skip(end, {"日"})) return Age{value / 30, value / 30, end};
    std::size_t after = end;
    if (skip(after, {"・", "~", "〜", "-", "、", ","}) && after < text.size() &&
        text[after] >= '0' && text[after] <= '9') {
        std::size_t other = after;
        number(other);
        if (text.substr(other).starts_with("歳")) return Age{value * 12, value * 12 + 11, end};
    }
    if (!skip(end, {"歳"})) return {};
    skip(end, {"児"});
    std::size_t months_end = end;
    const int months = number(months_end);
    if (months_end > end && skip_month(months_end) && months < 12)
        return Age{value * 12 + months, value * 12 + months, months_end};
    return Age{value * 12, value * 12 + 11, end};
}

static std::optional<base::AgeRange> named_ages(std::string_view text) {
    if (any_of(text, {"どなたでも", "制限なし", "全年齢"})) return base::AgeRange{-10, no_end};
    std::optional<base::AgeRange> range;
    const auto add = [&](int from, int to) {
        if (!range) range = base::AgeRange{from, to};
        range->from = std::min(range->from, from);
        range->to = std::max(range->to, to);
    };
    if (any_of(text, {"妊娠中", "妊婦", "プレママ", "プレパパ"})) add(-10, -1);
    if (any_of(text, {"新生児"})) add(0, 1);
    if (any_of(text, {"乳児", "赤ちゃん"})) add(0, 11);
    if (any_of(text, {"乳幼児", "未就学", "就学前"})) add(0, school_entry);
    if (any_of(text, {"幼児"}) && !any_of(text, {"乳幼児"})) add(12, school_entry);
    if (any_of(text, {"小学"})) add(school_begins, 155);
    if (any_of(text, {"中学"})) add(144, 191);
    if (any_of(text, {"高校"})) add(180, no_end);
    return range;
}

static bool any_of(std::string_view text, std::initializer_list<std::string_view> words) {
    for (const auto word : words)
        if (base::contains(text, word)) return true;
    return false;
}

}  // namespace tables
