// The SQL of lists of days. A filter that is not set is '' or -1000; an event without ages suits
// all. Days before `from` are looked at only as far as the longest event can reach.
#include "db/tx.h"
#include "events/store.h"
#include "facilities/facilities.h"

namespace events {

constexpr int longest_event_days = 370;
static constexpr base::AgeRange any_age{-1000, -1000};

static const db::Sql days_between{R"(
SELECT e.id, d.day, d.last_day, e.begins, e.ends, e.title, e.place, e.district, e.category, e.charge,
       e.room, e.facility, e.age_from, e.age_to, e.rule, e.day_words
FROM event_day d
JOIN event e ON e.id = d.event_id
WHERE d.day >= $1 AND d.day <= $3 AND d.last_day >= $2
  AND ($4 = '' OR e.district = $4)
  AND ($5 = '' OR e.category = $5)
  AND ($6 = '' OR e.facility = $6)
  AND ($7 = -1000 OR e.age_from IS NULL OR (e.age_from <= $8 AND e.age_to >= $7))
  AND ($9 = 0 OR e.charge = 'free')
  AND ($10 = 0 OR e.room IN ('indoors', 'both'))
  AND ($11 = 0 OR e.audience = 'family')
ORDER BY d.day, d.begins, e.id
LIMIT $12 OFFSET $13)"};

static const db::Sql count_between{R"(
SELECT COUNT(*)
FROM event_day d
JOIN event e ON e.id = d.event_id
WHERE d.day >= $1 AND d.day <= $3 AND d.last_day >= $2
  AND ($4 = '' OR e.district = $4)
  AND ($5 = '' OR e.category = $5)
  AND ($6 = '' OR e.facility = $6)
  AND ($7 = -1000 OR e.age_from IS NULL OR (e.age_from <= $8 AND e.age_to >= $7))
  AND ($9 = 0 OR e.charge = 'free')
  AND ($10 = 0 OR e.room IN ('indoors', 'both'))
  AND ($11 = 0 OR e.audience = 'family'))"};

static const db::Sql ids_between{R"(
SELECT DISTINCT e.id
FROM event_day d
JOIN event e ON e.id = d.event_id
WHERE d.day >= $1 AND d.day <= $3 AND d.last_day >= $2
  AND ($4 = '' OR e.district = $4)
  AND ($5 = '' OR e.category = $5)
  AND ($6 = '' OR e.facility = $6)
  AND ($7 = -1000 OR e.age_from IS NULL OR (e.age_from <= $8 AND e.age_to >= $7))
  AND ($9 = 0 OR e.charge = 'free')
  AND ($10 = 0 OR e.room IN ('indoors', 'both'))
  AND ($11 = 0 OR e.audience = 'family')
ORDER BY e.id
LIMIT 1000)"};

static const db::Sql days_at_place{R"(
SELECT e.id, d.day, d.last_day, e.begins, e.ends, e.title, e.place, e.district, e.category, e.charge,
       e.room, e.facility, e.age_from, e.age_to, e.rule, e.day_words
FROM event e
JOIN event_day d ON d.event_id = e.id
WHERE e.facility = $1 AND d.last_day >= $2
ORDER BY d.day, d.begins, e.id
LIMIT 10)"};

static const db::Sql known_districts{
    "SELECT DISTINCT district FROM event WHERE closed_on IS NULL AND district <> '' ORDER BY "
    "district"};
static const db::Sql known_categories{
    "SELECT DISTINCT category FROM event WHERE closed_on IS NULL AND category <> '' ORDER BY "
    "category"};

static void cancel_on_closed_days(db::ReadTx& tx, std::vector<Occurrence>& all);

template <class Run>
static auto with_filter(const Filter& f, const Run& run) {
    const auto ages = f.ages.value_or(any_age);
    return run(
        f.from - longest_event_days,
        f.from,
        f.to,
        f.district,
        f.category,
        f.facility,
        ages.from,
        ages.to,
        f.free,
        f.indoors,
        f.family
    );
}

std::vector<Occurrence> list_occurrences(db::ReadTx& tx, const Filter& f) {
    auto all = with_filter(f, [&](const auto&... a) {
        return tx.list<Occurrence>(days_between, a..., f.limit, f.offset);
    });
    cancel_on_closed_days(tx, all);
    return all;
}

std::int64_t count_occurrences(db::ReadTx& tx, const Filter& f) {
    return with_filter(f, [&](const auto&... a) {
        return *tx.find<std::int64_t>(count_between, a...);
    });
}

std::vector<base::Id<Event>> list_ids(db::ReadTx& tx, const Filter& f) {
    return with_filter(f, [&](const auto&... a) {
        return tx.list<base::Id<Event>>(ids_between, a...);
    });
}

std::vector<Occurrence> list_at_place(db::ReadTx& tx, std::string_view facility, base::Date from) {
    auto all = tx.list<Occurrence>(days_at_place, facility, from);
    cancel_on_closed_days(tx, all);
    return all;
}

std::vector<std::string> list_values(db::ReadTx& tx, std::string_view column) {
    return tx.list<std::string>(column == "district" ? known_districts : known_categories);
}

std::string Occurrence::path() const {
    return "/events/" + std::to_string(event.number);
}

Occurrence Occurrence::from(const db::Row& row) {
    const auto time = [&](int column) -> std::optional<base::TimeOfDay> {
        if (row.is_null(column)) return {};
        return base::TimeOfDay{row.get<int>(column)};
    };
    Occurrence o;
    o.event = row.get<base::Id<Event>>(0);
    o.day = row.get<base::Date>(1);
    o.last_day = row.get<base::Date>(2);
    o.begins = time(3);
    o.ends = time(4);
    int column = 5;
    for (auto* field :
         {&o.title, &o.place, &o.district, &o.category, &o.charge, &o.room, &o.facility})
        *field = row.get<std::string>(column++);
    if (!row.is_null(12)) o.ages = base::AgeRange{row.get<int>(12), row.get<int>(13)};
    o.recurring = !row.text(14).empty();
    o.day_words = row.text(15);
    return o;
}

// A weekly story time does not take place when its library is closed. What was announced for one
// day only takes place: whoever announced it knew the place.
static void cancel_on_closed_days(db::ReadTx& tx, std::vector<Occurrence>& all) {
    facilities::ClosedDays closed(tx);
    for (auto& occurrence : all)
        if (occurrence.recurring && !occurrence.facility.empty())
            occurrence.cancelled = closed.contains(occurrence.facility, occurrence.day);
}

}  // namespace events
