// Numbers, money, yes and no, telephone numbers, positions.
#include <array>

#include "base/text.h"
#include "tables/loose.h"

namespace tables {

static std::optional<double> read_degrees(std::string_view text);
static bool is_japanese_latitude(double degrees) {
    return degrees >= 20 && degrees <= 46;
}
static bool is_japanese_longitude(double degrees) {
    return degrees >= 122 && degrees <= 154;
}

std::optional<double> read_number(std::string_view text) {
    const auto plain = base::replace_all(base::fold(text), ",", "");
    const auto end = plain.find_first_not_of("0123456789.-");
    const auto number = std::string_view(plain).substr(0, end);
    return base::to_real(number);
}

std::optional<std::int64_t> read_whole(std::string_view text) {
    const auto number = read_number(text);
    if (!number || *number < -9e15 || *number > 9e15) return {};
    const auto whole = std::int64_t(*number);
    if (double(whole) != *number) return {};
    return whole;
}

std::optional<int> read_yen(std::string_view text) {
    const auto plain = base::fold(text);
    if (plain == "無料" || plain == "なし" || plain == "無し") return 0;
    const auto begin = plain.find_first_of("0123456789");
    if (begin > 3) return {};  // npos, too: 大人500円 is more than an amount
    const auto yen = read_whole(std::string_view(plain).substr(begin));
    if (!yen || *yen < 0 || *yen > 100000000) return {};
    return int(*yen);
}

std::optional<bool> read_yes(std::string_view text) {
    static constexpr std::array<std::string_view, 16> yes{
        "1",
        "有",
        "有り",
        "あり",
        "○",
        "〇",
        "◯",
        "◎",
        "可",
        "可能",
        "はい",
        "true",
        "yes",
        "y",
        "実施",
        "レ"};
    static constexpr std::array<std::string_view, 15> no{
        "0",
        "無",
        "無し",
        "なし",
        "×",
        "✕",
        "x",
        "不可",
        "いいえ",
        "false",
        "no",
        "n",
        "-",
        "未実施",
        "ない"};
    const auto plain = base::fold(text);
    for (const auto word : yes)
        if (plain == word) return true;
    for (const auto word : no)
        if (plain == word) return false;
    if (plain.starts_with("有") || plain.starts_with("あり")) return true;
    if (plain.starts_with("無") || plain.starts_with("なし")) return false;
    return {};
}

bool is_damaged_code(std::string_view text) {
    const auto plain = base::fold(text);
    return base::contains(plain, "e+") &&
           base::to_real(base::replace_all(plain, "e+", "e")).has_value();
}

std::optional<LatLng> read_position(std::string_view latitude, std::string_view longitude) {
    const auto lat = read_degrees(latitude);
    const auto lng = read_degrees(longitude);
    if (!lat || !lng) return {};
    if (is_japanese_latitude(*lat) && is_japanese_longitude(*lng)) return LatLng{*lat, *lng};
    if (is_japanese_latitude(*lng) && is_japanese_longitude(*lat)) return LatLng{*lng, *lat, true};
    return {};
}

// 35.689, 35°41'22.1", 35度41分22秒
static std::optional<double> read_degrees(std::string_view text) {
    const auto plain = base::fold(text);
    if (const auto number = base::to_real(plain)) return number;
    double degrees = 0;
    double unit = 1;
    std::string digits;
    int parts = 0;
    for (const char c : plain + " ") {
        if ((c >= '0' && c <= '9') || c == '.') {
            digits += c;
        } else if (!digits.empty()) {
            const auto part = base::to_real(digits);
            if (!part || ++parts > 3) return {};
            degrees += *part / unit;
            unit *= 60;
            digits.clear();
        }
    }
    return parts >= 2 ? std::optional(degrees) : std::nullopt;
}

std::string tidy_phone(std::string_view text) {
    auto plain = base::fold_width(base::trim(text));
    for (const std::string_view dash : {"−", "‐", "–", "—", "ー", "―", "－"})
        plain = base::replace_all(std::move(plain), dash, "-");
    plain = base::replace_all(std::move(plain), "(", "-");
    plain = base::replace_all(std::move(plain), ")", "-");
    plain = base::replace_all(std::move(plain), "--", "-");
    if (plain.find_first_not_of("0123456789-") != std::string::npos)
        return std::string(base::trim(text));
    while (plain.starts_with('-'))
        plain.erase(0, 1);
    return plain;
}

}  // namespace tables
