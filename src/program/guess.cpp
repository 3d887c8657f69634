// Votes of the first rows of every table. Columns that say it outright count more than addresses.
#include "program/guess.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "tables/reader.h"

namespace program {

constexpr int rows_read = 300;
constexpr int outright = 20;

static bool is_header(const std::string& cell, std::initializer_list<std::string_view> names);
static bool is_code(std::string_view digits);
static std::string prefecture_of_code(std::string_view code);
static double at_share(std::vector<double> values, double share);

void Guess::read(const std::string& file) {
    vote_for_code_in(file);
    auto reader = tables::Reader::open(file);
    if (!reader) return;
    tables::Record record;
    Columns columns;
    for (int row = 0; row < rows_read && (*reader)->next(record); ++row) {
        learn_columns(record.cells, columns);
        vote(record.cells, columns);
    }
}

void Guess::learn_columns(const std::vector<std::string>& cells, Columns& columns) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (is_header(cells[i], {"市区町村名", "地方公共団体名"})) columns.votes[i] = &names_;
        if (is_header(cells[i], {"都道府県名"})) columns.votes[i] = &prefectures_;
        if (is_header(cells[i], {"都道府県コード又は市区町村コード", "全国地方公共団体コード"}))
            columns.votes[i] = &codes_;
        if (is_header(cells[i], {"緯度", "latitude", "Y"})) columns.latitude = i;
        if (is_header(cells[i], {"経度", "longitude", "X"})) columns.longitude = i;
    }
}

// A file without a header is asked for any two cells that could be a position.
void Guess::vote(const std::vector<std::string>& cells, const Columns& columns) {
    for (const auto& cell : cells)
        vote_for_address(cell);
    for (const auto& [column, votes] : columns.votes)
        if (column < cells.size() && !cells[column].empty()) (*votes)[cells[column]] += outright;
    if (columns.latitude == std::string::npos)
        for (std::size_t i = 1; i < cells.size(); ++i)
            note_point(cells[i - 1], cells[i]);
    else if (std::max(columns.latitude, columns.longitude) < cells.size())
        note_point(cells[columns.latitude], cells[columns.longitude]);
}

void Guess::note_point(const std::string& latitude, const std::string& longitude) {
    if (const auto point = tables::read_position(latitude, longitude)) points_.push_back(*point);
}

// "静岡県焼津市本町2丁目…" and "松戸市稔台7-3-1"; a name of one to five characters before 市, 町 or
// 村.
void Guess::vote_for_address(std::string_view address) {
    auto text = base::to_utf32(base::trim(address));
    if (text.size() < 4 || text.size() > 120) return;
    for (std::size_t i = 2; i < 4; ++i) {
        if (text[i] != U'県' && text[i] != U'府' && text[i] != U'都' && text[i] != U'道') continue;
        ++prefectures_[base::to_utf8(text.substr(0, i + 1))];
        text.erase(0, i + 1);
        break;
    }
    for (std::size_t i = 1; i < std::min<std::size_t>(6, text.size() - 1); ++i) {
        if (text[i] < 0x3041) return;
        if (text[i] == U'市' || text[i] == U'町' || text[i] == U'村') {
            if (i + 1 < text.size()) ++names_[base::to_utf8(text.substr(0, i + 1))];
            return;
        }
    }
}

std::string Guess::prefecture() const {
    const auto best = most(prefectures_);
    const auto name = names_.find(most(names_));
    const bool clear =
        name != names_.end() && !best.empty() && prefectures_.at(best) * 2 >= name->second;
    return clear ? best : prefecture_of_code(code());
}

std::string Guess::code() const {
    const auto said = most(codes_);
    return is_code(said) || (said.size() == 5 && base::to_integer(said)) ? said
                                                                         : most(codes_in_paths_);
}

// Six digits between others: the last of them must agree with the first five.
void Guess::vote_for_code_in(const std::string& path) {
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    for (std::size_t begin = 0; begin < path.size();) {
        if (!is_digit(path[begin])) {
            ++begin;
            continue;
        }
        auto end = begin;
        while (end < path.size() && is_digit(path[end]))
            ++end;
        const auto digits = path.substr(begin, end - begin);
        if (is_code(digits)) ++codes_in_paths_[digits];
        begin = end;
    }
}

// 全国地方公共団体コード: the check digit is 総務省's.
static bool is_code(std::string_view digits) {
    if (digits.size() != 6 || !base::to_integer(digits)) return false;
    int sum = 0;
    for (std::size_t i = 0; i < 5; ++i)
        sum += (digits[i] - '0') * int(6 - i);
    const int prefecture = (digits[0] - '0') * 10 + (digits[1] - '0');
    return (11 - sum % 11) % 10 == digits[5] - '0' && prefecture >= 1 && prefecture <= 47;
}

static std::string prefecture_of_code(std::string_view code) {
    static constexpr std::array names{
        "北海道", "青森県", "岩手県", "宮城県", "秋田県", "山形県",   "福島県", "茨城県",
        "栃木県", "群馬県", "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県",
        "石川県", "福井県", "山梨県", "長野県", "岐阜県", "静岡県",   "愛知県", "三重県",
        "滋賀県", "京都府", "大阪府", "兵庫県", "奈良県", "和歌山県", "鳥取県", "島根県",
        "岡山県", "広島県", "山口県", "徳島県", "香川県", "愛媛県",   "高知県", "福岡県",
        "佐賀県", "長崎県", "熊本県", "大分県", "宮崎県", "鹿児島県", "沖縄県"};
    const auto number = code.size() < 5 ? std::nullopt : base::to_integer(code.substr(0, 2));
    return number && *number >= 1 && *number <= 47 ? names[std::size_t(*number - 1)] : "";
}

std::string Guess::most(const Votes& votes) {
    const auto best = std::max_element(
        votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; }
    );
    return best == votes.end() ? "" : best->first;
}

tables::LatLng Guess::centre() const {
    std::vector<double> latitudes, longitudes;
    for (const auto& point : points_) {
        latitudes.push_back(point.latitude);
        longitudes.push_back(point.longitude);
    }
    return {at_share(latitudes, 0.5), at_share(longitudes, 0.5)};
}

Guess::Box Guess::box() const {
    std::vector<double> latitudes, longitudes;
    for (const auto& point : points_) {
        latitudes.push_back(point.latitude);
        longitudes.push_back(point.longitude);
    }
    constexpr double margin = 0.02;  // degrees, about two kilometres
    return {
        at_share(longitudes, 0.05) - margin,
        at_share(latitudes, 0.05) - margin,
        at_share(longitudes, 0.95) + margin,
        at_share(latitudes, 0.95) + margin};
}

static double at_share(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    const auto place = values.begin() + std::ptrdiff_t(double(values.size() - 1) * share);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

static bool is_header(const std::string& cell, std::initializer_list<std::string_view> names) {
    const auto plain = base::trim(cell);
    return std::find(names.begin(), names.end(), plain) != names.end();
}

}  // namespace program
