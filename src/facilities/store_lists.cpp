// Lists of places. SQL decides everything but hours and exact distance; those are decided here, on
// what SQL let through, so that list, map, GeoJSON and their counts agree.
#include <algorithm>
#include <cmath>

#include "base/text.h"
#include "facilities/store.h"

namespace facilities {

#define PLACE_COLUMNS                                                                          \
    "SELECT id, kind, name, address, district, phone, latitude, longitude, position,"          \
    " age_from, age_to, hours, features, benefit, checked_on, source_id, source_name, licence" \
    " FROM facility "
// $2 district, $3 one feature (found by its index), $4 all features, $5–$7 words, $8 months,
// $9–$12 south, north, west, east.
#define CONDITIONS                                                                          \
    " AND ($2 = '' OR district = $2)"                                                       \
    " AND ($3 = '' OR id IN (SELECT facility_id FROM facility_feature WHERE feature = $3))" \
    " AND REPLACE(' ' || features || ' ', ' ', '  ') LIKE $4"                               \
    " AND folded LIKE $5 ESCAPE '\\' AND folded LIKE $6 ESCAPE '\\'"                        \
    " AND folded LIKE $7 ESCAPE '\\'"                                                       \
    " AND ($8 < -100 OR age_from IS NULL OR (age_from <= $8 AND age_to >= $8))"             \
    " AND ($9 < -90.0 OR (latitude BETWEEN $9 AND $10 AND longitude BETWEEN $11 AND $12))"
#define OF_ANY_KIND "WHERE closed_on IS NULL AND ($1 = '' OR $1 LIKE '% ' || kind || ' %')"
#define OF_ONE_KIND "WHERE closed_on IS NULL AND kind = $1"
#define PAGE " ORDER BY sort_key, id LIMIT $13 OFFSET $14"

static const db::Sql page_of_any{PLACE_COLUMNS OF_ANY_KIND CONDITIONS PAGE};
static const db::Sql page_of_one{PLACE_COLUMNS OF_ONE_KIND CONDITIONS PAGE};
static const db::Sql count_of_any{"SELECT COUNT(*) FROM facility " OF_ANY_KIND CONDITIONS};
static const db::Sql count_of_one{"SELECT COUNT(*) FROM facility " OF_ONE_KIND CONDITIONS};
static const db::Sql candidates_of_any{
    "SELECT id, latitude, longitude, hours FROM facility " OF_ANY_KIND CONDITIONS
    " ORDER BY sort_key, id"};
static const db::Sql candidates_of_one{
    "SELECT id, latitude, longitude, hours FROM facility " OF_ONE_KIND CONDITIONS
    " ORDER BY sort_key, id"};
static const db::Sql count_all{"SELECT COUNT(*) FROM facility WHERE closed_on IS NULL"};
static const db::Sql counts{
    "SELECT kind, COUNT(*) FROM facility WHERE closed_on IS NULL GROUP BY kind"};
static const db::Sql places_by_id{PLACE_COLUMNS
                                  "WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)"};

namespace {

// A Filter as the statements want it.
struct Conditions {
    explicit Conditions(const Filter& filter);
    bool any() const { return !(kinds.empty() && plain); }
    std::string kinds;  // one name, or " a b c "
    bool one_kind = false, nothing_fits = false, plain = true;
    std::string district, feature, features = "%";
    std::string words[3] = {"%", "%", "%"};
    int months = -1000;
    double south = -1000, north = 0, west = 0, east = 0;
};

struct Candidate {
    std::int64_t id;
    std::optional<double> metres;
};

}  // namespace

template <class Do>
static auto with(const Conditions& c, Do&& carry_out) {
    return carry_out(
        c.kinds,
        c.district,
        c.feature,
        c.features,
        c.words[0],
        c.words[1],
        c.words[2],
        c.months,
        c.south,
        c.north,
        c.west,
        c.east
    );
}

static Listing list_in_order(db::ReadTx& tx, const Conditions& conditions, const Filter& filter);
static Listing list_candidates(db::ReadTx& tx, const Conditions& conditions, const Filter& filter);
static std::vector<Place> list_by_id(db::ReadTx& tx, const std::vector<Candidate>& chosen);
static std::vector<std::string> wanted_kinds(const Filter& filter, bool& nothing_fits);

Listing list_places(db::ReadTx& tx, const Filter& filter, base::Date) {
    const Conditions conditions(filter);
    if (conditions.nothing_fits) return {};
    if (filter.near || filter.open_at) return list_candidates(tx, conditions, filter);
    return list_in_order(tx, conditions, filter);
}

std::map<std::string, std::int64_t> count_by_kind(db::ReadTx& tx) {
    std::map<std::string, std::int64_t> all;
    tx.each(counts, [&](const db::Row& row) { all[row.get<std::string>(0)] = row.integer(1); });
    return all;
}

static Listing list_in_order(db::ReadTx& tx, const Conditions& c, const Filter& filter) {
    Listing listing;
    with(c, [&](const auto&... conditions) {
        listing.places = tx.list<Place>(
            c.one_kind ? page_of_one : page_of_any, conditions..., filter.limit, filter.offset
        );
        const auto& count = c.one_kind ? count_of_one : count_of_any;
        listing.count = c.any() ? tx.find<std::int64_t>(count, conditions...).value_or(0)
                                : tx.find<std::int64_t>(count_all).value_or(0);
    });
    return listing;
}

// Places without a position come last when the reader asks for what is near, and not at all when
// they ask for what is within a distance.
static Listing list_candidates(db::ReadTx& tx, const Conditions& c, const Filter& filter) {
    std::vector<Candidate> all;
    const auto judge = [&](const db::Row& row) {
        Candidate candidate{row.integer(0), {}};
        if (filter.near && !row.is_null(1) && !row.is_null(2))
            candidate.metres = areas::distance_metres(*filter.near, {row.real(1), row.real(2)});
        if (filter.within_metres && candidate.metres.value_or(1e9) > *filter.within_metres) return;
        if (filter.open_at &&
            !schedule::open_at(schedule::hours_from_text(row.text(3)), *filter.open_at))
            return;
        all.push_back(candidate);
    };
    with(c, [&](const auto&... conditions) {
        tx.each(c.one_kind ? candidates_of_one : candidates_of_any, judge, conditions...);
    });
    if (filter.near)
        std::stable_sort(all.begin(), all.end(), [](const Candidate& a, const Candidate& b) {
            return a.metres.value_or(1e12) < b.metres.value_or(1e12);
        });
    Listing listing;
    listing.count = std::int64_t(all.size());
    const auto begin = std::min(all.size(), std::size_t(std::max(0, filter.offset)));
    const auto end = std::min(all.size(), begin + std::size_t(std::max(0, filter.limit)));
    listing.places =
        list_by_id(tx, {all.begin() + std::ptrdiff_t(begin), all.begin() + std::ptrdiff_t(end)});
    return listing;
}

// Ten at a time, in the given order.
static std::vector<Place> list_by_id(db::ReadTx& tx, const std::vector<Candidate>& chosen) {
    std::map<std::int64_t, Place> found;
    for (std::size_t i = 0; i < chosen.size(); i += 10) {
        const auto id = [&](std::size_t k) {
            return chosen[std::min(i + k, chosen.size() - 1)].id;
        };
        tx.each(
            places_by_id,
            [&](const db::Row& row) { found.emplace(row.integer(0), Place::from(row)); },
            id(0),
            id(1),
            id(2),
            id(3),
            id(4),
            id(5),
            id(6),
            id(7),
            id(8),
            id(9)
        );
    }
    std::vector<Place> places;
    for (const auto& candidate : chosen) {
        auto place = found.find(candidate.id);
        if (place == found.end()) continue;
        place->second.metres = candidate.metres;
        places.push_back(std::move(place->second));
    }
    return places;
}

static std::string escaped(std::string text) {
    for (const auto* special : {"\\", "%", "_"})
        text = base::replace_all(std::move(text), special, "\\" + std::string(special));
    return text;
}

Conditions::Conditions(const Filter& filter) : district(filter.district) {
    const auto wanted = wanted_kinds(filter, nothing_fits);
    one_kind = wanted.size() == 1;
    if (one_kind)
        kinds = wanted.front();
    else if (!wanted.empty())
        kinds = " " + base::join(wanted, " ") + " ";
    auto asked = filter.features;
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    if (!asked.empty()) feature = asked.front();
    for (const auto& one : asked)  // the column holds them sorted, too; spaces are doubled there
        features += " " + one + " %";
    std::size_t used = 0;
    const auto spaced = folded(filter.words);
    for (const auto word : base::split(spaced, ' ')) {
        if (word.empty()) continue;
        auto& place = words[std::min<std::size_t>(used++, 2)];  // the fourth must follow the third
        place += escaped(std::string(word)) + "%";
    }
    months = filter.months.value_or(months);
    if (filter.near && filter.within_metres) {
        const double up = *filter.within_metres / 110000;
        const double across =
            up / std::max(0.1, std::cos(filter.near->latitude * 3.14159265358979 / 180));
        south = filter.near->latitude - up, north = filter.near->latitude + up;
        west = filter.near->longitude - across, east = filter.near->longitude + across;
    }
    plain = district.empty() && asked.empty() && used == 0 && !filter.months && south < -90;
}

// The kinds asked for that also serve the purpose asked for.
static std::vector<std::string> wanted_kinds(const Filter& filter, bool& nothing_fits) {
    std::vector<std::string> wanted;
    const auto serves = [&](const KindFacts& kind) {
        if (filter.purpose.empty()) return true;
        const auto purposes = base::split(kind.purposes, ' ');
        return std::find(purposes.begin(), purposes.end(), filter.purpose) != purposes.end();
    };
    const auto asked = [&](const KindFacts& kind) {
        return filter.kinds.empty() ||
               std::find(filter.kinds.begin(), filter.kinds.end(), kind.name) != filter.kinds.end();
    };
    if (filter.kinds.empty() && filter.purpose.empty()) return wanted;
    for (const auto& kind : all_kinds())
        if (serves(kind) && asked(kind)) wanted.emplace_back(kind.name);
    nothing_fits = wanted.empty();
    return wanted;
}

}  // namespace facilities
