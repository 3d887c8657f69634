// The towns and stations of a city by name. Town names are compared as people write them:
// 本町二丁目, 本町2丁目 and the 本町2 of 本町2-16 are one town; 茅ヶ崎 and 茅ケ崎 too.
#include <boost/json.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>

#include "areas/areas.h"
#include "base/text.h"
#include "city/city.h"
#include "web/site.h"

namespace areas {

namespace json = boost::json;

static std::vector<NamedPoint> read_points(const city::City& city);
static void read_layer(
    const city::City& city, const std::string& layer, std::vector<NamedPoint>& points
);
static std::string plain_name(std::string_view text);
static std::string start_of(std::string_view plain);
static std::string without_block(const std::string& name);
static std::u32string common_start(std::u32string a, std::u32string_view b);

Gazetteer::Gazetteer(web::Site& site) : Gazetteer(site.city()) {}
Gazetteer::Gazetteer(const city::City& city) : Gazetteer(read_points(city)) {}

Gazetteer::Gazetteer(std::vector<NamedPoint> points) : points_(std::move(points)) {
    for (auto& point : points_) {
        std::string_view name = point.name;
        if (point.station && name.ends_with("駅"))
            name.remove_suffix(std::string_view("駅").size());
        plain_.push_back(plain_name(name));
        point.kana = base::to_hiragana(base::fold(point.kana));
        if (!point.station) by_start_[start_of(plain_.back())].push_back(plain_.size() - 1);
    }
    add_whole_towns();
}

// People say 本町, not 本町二丁目. Addresses are not read by these names: of_address is exact.
void Gazetteer::add_whole_towns() {
    struct Whole {
        double latitude = 0, longitude = 0;
        int blocks = 0;
        std::u32string kana;
    };
    std::map<std::string, Whole> wholes;
    for (const auto& point : points_) {
        const auto name = without_block(point.name);
        if (point.station || name.empty()) continue;
        auto& whole = wholes[name];
        const auto kana = base::to_utf32(point.kana);
        whole.kana = whole.blocks == 0 ? kana : common_start(std::move(whole.kana), kana);
        whole.latitude += point.point.latitude;
        whole.longitude += point.point.longitude;
        ++whole.blocks;
    }
    for (const auto& [name, whole] : wholes) {
        const auto plain = plain_name(name);
        bool listed = whole.blocks < 2;
        for (std::size_t i = 0; i < plain_.size() && !listed; ++i)
            listed = !points_[i].station && plain_[i] == plain;
        if (listed) continue;
        const areas::Point middle{whole.latitude / whole.blocks, whole.longitude / whole.blocks};
        points_.push_back({name, middle, false, base::to_utf8(whole.kana), true});
        plain_.push_back(plain);
    }
}

const NamedPoint* Gazetteer::find(std::string_view typed) const {
    auto name = base::trim(typed);
    if (name.empty()) return nullptr;
    const bool wants_station = name.ends_with("駅");
    if (wants_station) name.remove_suffix(std::string_view("駅").size());
    const auto plain = plain_name(name);
    const auto kana = base::to_hiragana(base::fold(name));
    const auto first = [&](auto&& fits) -> const NamedPoint* {
        for (std::size_t i = 0; i < points_.size(); ++i)
            if ((!wants_station || points_[i].station) && fits(i)) return &points_[i];
        return nullptr;
    };
    const auto* town = first([&](auto i) { return plain_[i] == plain && !points_[i].station; });
    if (town) return town;
    if (const auto* exact = first([&](auto i) { return plain_[i] == plain; })) return exact;
    if (const auto* read = first([&](auto i) { return points_[i].kana == kana; })) return read;
    if (const auto* begins = first([&](auto i) { return plain_[i].starts_with(plain); }))
        return begins;
    if (const auto* begins = first([&](auto i) { return points_[i].kana.starts_with(kana); }))
        return begins;
    return wants_station ? nullptr : of_address(typed);
}

const NamedPoint* Gazetteer::of_address(std::string_view address) const {
    if (points_.empty()) return nullptr;
    const auto plain = plain_name(address);
    const NamedPoint* best = nullptr;
    std::size_t longest = 0;
    for (std::size_t at = 0; at < plain.size(); at += start_of(plain.substr(at)).size()) {
        const auto rest = std::string_view(plain).substr(at);
        const auto here = by_start_.find(start_of(rest));
        if (here == by_start_.end()) continue;
        for (const auto town : here->second) {
            if (plain_[town].size() <= longest || !rest.starts_with(plain_[town])) continue;
            longest = plain_[town].size();
            best = &points_[town];
        }
    }
    return best;
}

static std::vector<NamedPoint> read_points(const city::City& city) {
    std::vector<NamedPoint> points;
    read_layer(city, "stations", points);
    read_layer(city, "towns", points);
    return points;
}

// A list of {"town" or "station", "lat", "lng", "kana"}, as 住所データ are published. What is not
// such a list is no town.
static void read_layer(
    const city::City& city, const std::string& layer, std::vector<NamedPoint>& points
) {
    const auto file = city.map.layers.find(layer);
    if (file == city.map.layers.end()) return;
    std::ifstream stream(city.folder + "/" + file->second, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    boost::system::error_code error;
    const auto all = json::parse(text.str(), error);
    if (error || !all.is_array()) return;
    const auto name_key = layer == "stations" ? "station" : "town";
    for (const auto& one : all.as_array()) {
        const auto* entry = one.if_object();
        const auto* name = entry ? entry->if_contains(name_key) : nullptr;
        const auto* latitude = entry ? entry->if_contains("lat") : nullptr;
        const auto* longitude = entry ? entry->if_contains("lng") : nullptr;
        const auto* kana = entry ? entry->if_contains("kana") : nullptr;
        if (!name || !name->is_string() || !latitude || !latitude->is_number() || !longitude ||
            !longitude->is_number())
            continue;
        points.push_back(
            {std::string(name->as_string()),
             {latitude->to_number<double>(), longitude->to_number<double>()},
             layer == "stations",
             kana && kana->is_string() ? std::string(kana->as_string()) : ""}
        );
    }
}

// 二 → 2, 十二 → 12: the number that ends `name` becomes digits, and 丁目 a hyphen.
static void end_with_block(std::u32string& name) {
    static constexpr std::u32string_view numerals = U"〇一二三四五六七八九";
    std::size_t begin = name.size();
    while (begin > 0 &&
           (numerals.find(name[begin - 1]) != numerals.npos || name[begin - 1] == U'十'))
        --begin;
    int number = 0;
    for (const auto digit : name.substr(begin))
        number = digit == U'十' ? std::max(number, 1) * 10 : number + int(numerals.find(digit));
    name.resize(begin);
    if (number > 0) name += base::to_utf32(std::to_string(number));
    name += U'-';
}

// Kinds of ケ, ノ and hyphens do not tell towns apart. A long vowel is a hyphen after a digit only.
static char32_t plain_character(char32_t c, bool after_digit) {
    static constexpr std::u32string_view ke = U"ヶヵが";
    static constexpr std::u32string_view no = U"の之乃";
    static constexpr std::u32string_view hyphens = U"−‐–—―";
    if (ke.find(c) != ke.npos) return U'ケ';
    if (no.find(c) != no.npos) return U'ノ';
    if (hyphens.find(c) != hyphens.npos || (c == U'ー' && after_digit)) return U'-';
    return c;
}

// 二丁目 → "2-"; 大字 and spaces do not tell towns apart either.
static std::string plain_name(std::string_view text) {
    const auto folded = base::to_utf32(
        base::fold(base::replace_all(base::replace_all(std::string(text), "大字", ""), "字", ""))
    );
    std::u32string out;
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const bool after_digit = !out.empty() && out.back() >= U'0' && out.back() <= U'9';
        if (folded.substr(i, 2) == U"丁目") {
            end_with_block(out);
            ++i;
        } else if (folded[i] != U' ') {
            out += plain_character(folded[i], after_digit);
        }
    }
    if (!out.empty() && out.back() >= U'0' && out.back() <= U'9') out += U'-';
    return base::to_utf8(out);
}

// 本町二丁目 → 本町; "" for a town without blocks.
static std::string without_block(const std::string& name) {
    constexpr std::string_view block = "丁目";
    if (!name.ends_with(block)) return {};
    auto stem = base::to_utf32(std::string_view(name).substr(0, name.size() - block.size()));
    constexpr std::u32string_view numerals =
        U"〇一二三四五六七八九十0123456789０１２３４５６７８９";
    const auto end = stem.find_last_not_of(numerals);
    stem.resize(end == stem.npos ? 0 : end + 1);
    return base::to_utf8(stem);
}

static std::u32string common_start(std::u32string a, std::u32string_view b) {
    const auto ends = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
    a.erase(ends.first, a.end());
    return a;
}

static std::string start_of(std::string_view plain) {
    std::size_t length = 1;
    while (length < plain.size() && (static_cast<unsigned char>(plain[length]) & 0xc0) == 0x80)
        ++length;
    return std::string(plain.substr(0, length));
}

}  // namespace areas
