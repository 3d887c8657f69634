// 小中学校通学区域一覧 and 地域・年齢別人口 as kinds of datasets.
#include "datasets/datasets.h"

#include "areas/areas.h"
#include "areas/store.h"
#include "base/text.h"
#include "tables/loose.h"

namespace areas {

using datasets::Fields;
using datasets::Kind;
using datasets::Rejection;
using datasets::Row;
using datasets::Run;

using Put = base::Result<std::int64_t, Rejection>;
using Give = std::function<void(datasets::OutRow)>;

static Kind school_districts();
static Kind population();

// clang-format off
constexpr std::string_view school_district_layout =
    "学校ID,学校コード,学校所在地_都道府県名,学校所在地_郡名,学校所在地_市区町村名,"
    "学校所在地_行政区名,学校所在地_全国地方公共団体コード,学校名称,学校名称_カナ,"
    "行政サービス拠点種別,通学区域_登録年月日,通学区域_廃止日,通学区域の住所,特記事項,"
    "ポリゴン_ファイル名";
constexpr std::string_view first_population_layout =
    "都道府県コード又は市区町村コード,地域コード,都道府県名,市区町村名,調査年月日,地域名,"
    "総人口,男性,女性,0-4歳の男性,0-4歳の女性,5-9歳の男性,5-9歳の女性,10-14歳の男性,"
    "10-14歳の女性,15-19歳の男性,15-19歳の女性,20-24歳の男性,20-24歳の女性,25-29歳の男性,"
    "25-29歳の女性,30-34歳の男性,30-34歳の女性,35-39歳の男性,35-39歳の女性,40-44歳の男性,"
    "40-44歳の女性,45-49歳の男性,45-49歳の女性,50-54歳の男性,50-54歳の女性,55-59歳の男性,"
    "55-59歳の女性,60-64歳の男性,60-64歳の女性,65-69歳の男性,65-69歳の女性,70-74歳の男性,"
    "70-74歳の女性,75-79歳の男性,75-79歳の女性,80-84歳の男性,80-84歳の女性,85-89歳の男性,"
    "85-89歳の女性,90-94歳の男性,90-94歳の女性,95-99歳の男性,95-99歳の女性,100歳以上の男性,"
    "100歳以上の女性,世帯数,備考";
constexpr std::string_view second_population_layout =
    "全国地方公共団体コード,地域コード,地方公共団体名,調査年月日,地域名,総人口,男性,女性,"
    "0-4歳の男性,0-4歳の女性,5-9歳の男性,5-9歳の女性,10-14歳の男性,10-14歳の女性,"
    "15-19歳の男性,15-19歳の女性,20-24歳の男性,20-24歳の女性,25-29歳の男性,25-29歳の女性,"
    "30-34歳の男性,30-34歳の女性,35-39歳の男性,35-39歳の女性,40-44歳の男性,40-44歳の女性,"
    "45-49歳の男性,45-49歳の女性,50-54歳の男性,50-54歳の女性,55-59歳の男性,55-59歳の女性,"
    "60-64歳の男性,60-64歳の女性,65-69歳の男性,65-69歳の女性,70-74歳の男性,70-74歳の女性,"
    "75-79歳の男性,75-79歳の女性,80-84歳の男性,80-84歳の女性,85歳以上の男性,85歳以上の女性,"
    "世帯数,備考";
// clang-format on

std::vector<Kind> datasets() {
    return {school_districts(), population()};
}

static Fields cells_of(const SchoolDistrictRow& r, const city::City& city) {
    return {
        {"id", r.source_id},
        {"prefecture", city.prefecture},
        {"municipality", city.name},
        {"code", city.code},
        {"name", r.school},
        {"kana", r.kana},
        {"area", r.area},
        {"note", r.note}};
}

static Fields cells_of(const PopulationRow& r, const city::City& city) {
    const auto& p = r.population;
    return {
        {"id", r.source_id},
        {"code", city.code},
        {"prefecture", city.prefecture},
        {"municipality", city.name},
        {"body", city.prefecture + city.name},
        {"area", p.area},
        {"counted", p.counted.iso()},
        {"total", std::to_string(p.total)},
        {"households", p.households ? std::to_string(*p.households) : ""},
        {"note", r.note}};
}

// "大字河内（谷中戸原、出合）;御庄": every name between separators.
static std::vector<std::string> towns_in(std::string_view area) {
    auto text = std::string(area);
    for (const auto* separator : {"、", "，", ",", "（", "）", "(", ")", "\n", "・"})
        text = base::replace_all(std::move(text), separator, ";");
    std::vector<std::string> towns;
    for (const auto part : base::split(text, ';'))
        if (const auto town = base::trim(part); !town.empty()) towns.emplace_back(town);
    return towns;
}

static Put put_district(db::WriteTx& tx, const Row& row, std::int64_t existing, const Run& run) {
    SchoolDistrictRow r;
    r.id = existing;
    r.school = row.text("name");
    if (r.school.empty())
        return base::refuse(Rejection{"no_name", std::string(row.header("name")), ""});
    r.source_id = row.text("id");
    r.kana = row.text("kana");
    r.area = row.text("area");
    r.note = row.text("note");
    r.towns = towns_in(r.area);
    auto rest = datasets::rest_of(row, cells_of(r, run.city()));
    r.extras = std::move(rest.others);
    r.cells = std::move(rest.cells);
    return put_school_district(tx, r, run.now);
}

static Put put_area(db::WriteTx& tx, const Row& row, std::int64_t existing, const Run& run) {
    PopulationRow r;
    auto& p = r.population;
    r.id = existing;
    p.area = row.text("area");
    if (p.area.empty()) p.area = row.text("municipality");
    if (p.area.empty())
        return base::refuse(Rejection{"no_name", std::string(row.header("area")), ""});
    const auto wrong = [&](std::string_view field, const char* why) {
        return base::refuse(Rejection{
            why, std::string(row.header(field)), std::string(row.text(field))});
    };
    const auto day = tables::read_date(row.text("counted"), run.today());
    if (!day) return wrong("counted", "bad_date");
    const auto total = tables::read_whole(row.text("total"));
    if (!total) return wrong("total", "bad_number");
    p.counted = *day + run.shift_days;
    p.total = *total;
    p.households = tables::read_whole(row.text("households"));
    for (const auto* ages : {"boys0", "girls0", "boys5", "girls5", "boys10", "girls10"})
        p.children += tables::read_whole(row.text(ages)).value_or(0);
    r.source_id = row.text("id");
    r.note = row.text("note");
    auto rest = datasets::rest_of(row, cells_of(r, run.city()));
    r.extras = std::move(rest.others);
    r.cells = std::move(rest.cells);
    return put_population(tx, r, run.now);
}

// What the file wrote differently is written as it was, unless a person has changed the row.
template <class R>
static void give_row(const R& row, bool edited, const city::City& city, const Give& give) {
    datasets::OutRow out{cells_of(row, city), datasets::read_rest(row.extras)};
    if (!edited)
        for (auto& [field, cell] : datasets::read_rest(row.cells))
            out.fields[field] = std::move(cell);
    give(std::move(out));
}

static Kind school_districts() {
    Kind kind;
    kind.name = "school_district";
    kind.title = "小中学校通学区域一覧";
    kind.fields = {
        {"id", {"学校ID", "ID"}},
        {"name", {"学校名称", "学校名"}},
        {"kana", {"学校名称_カナ"}},
        {"area", {"通学区域の住所", "通学区域", "町名"}},
        {"prefecture", {"学校所在地_都道府県名"}},
        {"municipality", {"学校所在地_市区町村名"}},
        {"code", {"学校所在地_全国地方公共団体コード"}},
        {"note", {"特記事項", "備考"}}};
    kind.signature = {"area"};
    kind.file_hints = {"school_district", "通学区域"};
    kind.fallback_fields = {"name", "area"};
    kind.put = put_district;
    kind.close = [](db::WriteTx& tx, std::int64_t id, const Run& run) {
        close_school_district(tx, id, run.today());
    };
    kind.edited = is_school_district_edited;
    kind.each = [](db::ReadTx& tx, const city::City& city, const Give& give) {
        each_school_district(tx, [&](const SchoolDistrictRow& row, bool edited) {
            give_row(row, edited, city, give);
        });
    };
    kind.second_layout = school_district_layout;
    return kind;
}

static Kind population() {
    Kind kind;
    kind.name = "population";
    kind.title = "地域・年齢別人口";
    kind.fields = {
        {"id", {"地域コード"}},
        {"code", {"都道府県コード又は市区町村コード", "全国地方公共団体コード", "市区町村コード"}},
        {"prefecture", {"都道府県名"}},
        {"municipality", {"市区町村名"}},
        {"body", {"地方公共団体名"}},
        {"counted", {"調査年月日"}},
        {"area", {"地域名"}},
        {"total", {"総人口"}},
        {"boys0", {"0-4歳の男性"}},
        {"girls0", {"0-4歳の女性"}},
        {"boys5", {"5-9歳の男性"}},
        {"girls5", {"5-9歳の女性"}},
        {"boys10", {"10-14歳の男性"}},
        {"girls10", {"10-14歳の女性"}},
        {"households", {"世帯数"}},
        {"note", {"備考"}}};
    kind.signature = {"total", "counted"};
    kind.file_hints = {"population", "人口"};
    kind.key_fields = {"id", "area"};
    kind.fallback_fields = {"area"};
    kind.put = put_area;
    kind.close = [](db::WriteTx& tx, std::int64_t id, const Run& run) {
        close_population(tx, id, run.today());
    };
    kind.edited = is_population_edited;
    kind.each = [](db::ReadTx& tx, const city::City& city, const Give& give) {
        each_population(tx, [&](const PopulationRow& row, bool edited) {
            give_row(row, edited, city, give);
        });
    };
    kind.first_layout = first_population_layout;
    kind.second_layout = second_population_layout;
    return kind;
}

}  // namespace areas
