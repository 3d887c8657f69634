// The standard lists of places (子育て施設一覧, 公共施設一覧, 医療機関一覧 …) as kinds of datasets.
#include "facility_lists/facility_lists.h"

#include <algorithm>

#include "base/text.h"
#include "facility_lists/fields.h"
#include "facility_lists/reading.h"
#include "tables/loose.h"

namespace facility_lists {

using datasets::Kind;

namespace {

struct ListFacts {
    List list;
    std::string_view title;
    std::string_view signature;   // fields that only this list has
    std::string_view file_hints;  // words in file names
};

// clang-format off
constexpr ListFacts lists[] = {
    {{"preschool", "public_facility", true}, "子育て施設一覧",
     "ages youngest temporary_care sick_care all_day",
     "preschool nursery kindergarten hoiku kodomo kosodate jido child infant 子育て 保育 幼稚園 "
     "こども園 児童センター 児童館 ひろば"},
    {{"public_facility", "public_facility", true}, "公共施設一覧", "poi barrier_free nickname",
     "public_facility 公共施設 library facilities"},
    {{"hospital", "clinic"}, "医療機関一覧", "medical_code overtime beds", "hospital clinic 医療機関"},
    {{"public_toilet", "toilet"}, "公衆トイレ一覧", "toilets ostomate", "toilet toire トイレ"},
    {{"baby_station", "baby_station"}, "赤ちゃんの駅一覧", "offers", "baby 赤ちゃん あかちゃん"},
    {{"aed", "aed"}, "AED設置箇所一覧", "for_children", "aed"},
    {{"evacuation_space", "evacuation"}, "指定緊急避難場所一覧", "flood landslide earthquake",
     "evacuation 避難"},
    {{"park", "park"}, "公園一覧", "equipment area water", "park 公園"},
    {{"school", "school", true}, "教育機関一覧（小中学校）",
     "poi barrier_free nickname",
     "elementary junior school educational 小学校 中学校 教育機関"},
    {{"after_school", "after_school", true}, "放課後児童クラブ一覧",
     "school extended vacation opens_saturday",
     "gakudo hokago after_school children_club jidoclub 放課後 学童"},
    {{"shop", "shop"}, "協賛店一覧", "benefit", "shop coupon serviceinfo 協賛 店舗"},
};
// clang-format on

}  // namespace

static Kind kind_of(const ListFacts& facts);
static std::vector<std::string> guess_shops(const std::vector<std::string_view>& first_row);
static base::Result<std::int64_t, datasets::Rejection> put(
    const List& list,
    db::WriteTx& tx,
    const datasets::Row& row,
    std::int64_t existing,
    const datasets::Run& run
);
static void close(db::WriteTx& tx, std::int64_t number, const datasets::Run& run);
static void each_row(
    std::string_view dataset,
    db::ReadTx& tx,
    const city::City& city,
    const std::function<void(datasets::OutRow)>& give
);

std::vector<Kind> datasets() {
    std::vector<Kind> kinds;
    for (const auto& facts : lists)
        kinds.push_back(kind_of(facts));
    kinds.back().guess = guess_shops;
    kinds.back().fallback_fields = {"name", "address", "benefit"};
    return kinds;
}

static std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> all;
    if (!text.empty())
        for (const auto word : base::split(text, ' '))
            all.emplace_back(word);
    return all;
}

static Kind kind_of(const ListFacts& facts) {
    const auto list = facts.list;
    Kind kind;
    kind.name = list.dataset;
    kind.title = facts.title;
    kind.fields = fields_of(list.dataset);
    kind.signature = words(facts.signature);
    kind.file_hints = words(facts.file_hints);
    kind.put = [list](auto& tx, const auto& row, auto existing, const auto& run) {
        return put(list, tx, row, existing, run);
    };
    kind.close = close;
    kind.edited = [](db::ReadTx& tx, std::int64_t number) {
        return facilities::is_edited(tx, {number});
    };
    kind.each = [list](auto& tx, const auto& city, const auto& give) {
        each_row(list.dataset, tx, city, give);
    };
    kind.first_layout = first_layout(list.dataset);
    kind.second_layout = second_layout(list.dataset);
    return kind;
}

static base::Result<std::int64_t, datasets::Rejection> put(
    const List& list,
    db::WriteTx& tx,
    const datasets::Row& row,
    std::int64_t existing,
    const datasets::Run& run
) {
    auto facility = read_facility(list, row, run);
    if (!facility) return base::refuse(facility.error());
    if (existing == 0)
        return facilities::insert(tx, std::move(*facility), run.now, "import").number;
    facility->id = {existing};
    facilities::update(tx, *facility);
    return existing;
}

static void close(db::WriteTx& tx, std::int64_t number, const datasets::Run& run) {
    facilities::close(tx, {number}, run.today());
}

// What the file wrote differently is written as it was, as long as no person has changed the place.
static void each_row(
    std::string_view dataset,
    db::ReadTx& tx,
    const city::City& city,
    const std::function<void(datasets::OutRow)>& give
) {
    facilities::each_of_dataset(tx, dataset, [&](const Facility& facility, bool edited) {
        datasets::OutRow row{cells_of(facility, city), datasets::read_rest(facility.extras)};
        if (!edited)
            for (auto& [field, cell] : datasets::read_rest(facility.cells))
                row.fields[field] = std::move(cell);
        give(std::move(row));
    });
}

// name, address, latitude, longitude, telephone, benefit: a list of shops as it came from a map.
static std::vector<std::string> guess_shops(const std::vector<std::string_view>& row) {
    if (row.size() < 5 || row.size() > 8) return {};
    if (row[0].empty() || row[1].empty() || !tables::read_position(row[2], row[3])) return {};
    std::vector<std::string> fields{"name", "address", "latitude", "longitude", "phone", "benefit"};
    fields.resize(row.size());
    return fields;
}

}  // namespace facility_lists
