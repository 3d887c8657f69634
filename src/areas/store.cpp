// School districts and population: writing and reading.
#include "areas/store.h"

#include <map>

namespace areas {

static const db::Sql new_district{R"(
INSERT INTO school_district (source_id, school, kana, area, note, extras, cells, created_at,
                             created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'import')
RETURNING id)"};
static const db::Sql changed_district{R"(
UPDATE school_district
SET source_id = $1, school = $2, kana = $3, area = $4, note = $5, extras = $6, cells = $7,
    closed_on = NULL
WHERE id = $8)"};
static const db::Sql closed_district{"UPDATE school_district SET closed_on = $2 WHERE id = $1"};
static const db::Sql edited_district{
    "SELECT id FROM school_district WHERE id = $1 AND edited_at IS NOT NULL"};
static const db::Sql no_towns{"DELETE FROM school_district_town WHERE school_district_id = $1"};
static const db::Sql new_town{R"(
INSERT INTO school_district_town (school_district_id, town)
VALUES ($1, $2)
ON CONFLICT (school_district_id, town) DO NOTHING)"};
static const db::Sql open_districts{R"(
SELECT id, source_id, school, kana, area, note, extras, cells, edited_at
FROM school_district
WHERE closed_on IS NULL
ORDER BY id)"};
static const db::Sql all_towns{R"(
SELECT t.school_district_id, t.town
FROM school_district_town t
JOIN school_district d ON d.id = t.school_district_id
WHERE d.closed_on IS NULL
ORDER BY t.school_district_id, t.town)"};

static const db::Sql new_population{R"(
INSERT INTO population (source_id, area, counted_on, total, children, households, note, extras,
                        cells, created_at, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'import')
RETURNING id)"};
static const db::Sql changed_population{R"(
UPDATE population
SET source_id = $1, area = $2, counted_on = $3, total = $4, children = $5, households = $6,
    note = $7, extras = $8, cells = $9, closed_on = NULL
WHERE id = $10)"};
static const db::Sql closed_population{"UPDATE population SET closed_on = $2 WHERE id = $1"};
static const db::Sql edited_population{
    "SELECT id FROM population WHERE id = $1 AND edited_at IS NOT NULL"};
static const db::Sql open_population{R"(
SELECT id, source_id, area, counted_on, total, children, households, note, extras, cells, edited_at
FROM population
WHERE closed_on IS NULL
ORDER BY id)"};

std::int64_t put_school_district(db::WriteTx& tx, const SchoolDistrictRow& r, base::Moment now) {
    auto id = r.id;
    if (id == 0)
        id = tx.find<std::int64_t>(
                   new_district,
                   r.source_id,
                   r.school,
                   r.kana,
                   r.area,
                   r.note,
                   r.extras,
                   r.cells,
                   now
        )
                 .value();
    else
        tx.execute(
            changed_district, r.source_id, r.school, r.kana, r.area, r.note, r.extras, r.cells, id
        );
    tx.execute(no_towns, id);
    for (const auto& town : r.towns)
        tx.execute(new_town, id, town);
    tx.changed("areas");
    return id;
}

std::int64_t put_population(db::WriteTx& tx, const PopulationRow& r, base::Moment now) {
    const auto& p = r.population;
    auto id = r.id;
    if (id == 0)
        id = tx.find<std::int64_t>(
                   new_population,
                   r.source_id,
                   p.area,
                   p.counted,
                   p.total,
                   p.children,
                   p.households,
                   r.note,
                   r.extras,
                   r.cells,
                   now
        )
                 .value();
    else
        tx.execute(
            changed_population,
            r.source_id,
            p.area,
            p.counted,
            p.total,
            p.children,
            p.households,
            r.note,
            r.extras,
            r.cells,
            id
        );
    tx.changed("areas");
    return id;
}

void close_school_district(db::WriteTx& tx, std::int64_t id, base::Date day) {
    tx.execute(closed_district, id, day);
    tx.changed("areas");
}

void close_population(db::WriteTx& tx, std::int64_t id, base::Date day) {
    tx.execute(closed_population, id, day);
    tx.changed("areas");
}

bool is_school_district_edited(db::ReadTx& tx, std::int64_t id) {
    return tx.find<std::int64_t>(edited_district, id).has_value();
}

bool is_population_edited(db::ReadTx& tx, std::int64_t id) {
    return tx.find<std::int64_t>(edited_population, id).has_value();
}

void each_school_district(
    db::ReadTx& tx, const std::function<void(const SchoolDistrictRow&, bool edited)>& each
) {
    std::map<std::int64_t, std::vector<std::string>> towns;
    tx.each(all_towns, [&](const db::Row& row) {
        towns[row.integer(0)].push_back(row.get<std::string>(1));
    });
    tx.each(open_districts, [&](const db::Row& row) {
        SchoolDistrictRow r;
        r.id = row.integer(0);
        int column = 1;
        for (auto* text : {&r.source_id, &r.school, &r.kana, &r.area, &r.note, &r.extras, &r.cells})
            *text = row.text(column++);
        r.towns = towns[r.id];
        each(r, !row.is_null(8));
    });
}

void each_population(
    db::ReadTx& tx, const std::function<void(const PopulationRow&, bool edited)>& each
) {
    tx.each(open_population, [&](const db::Row& row) {
        PopulationRow r;
        r.id = row.integer(0);
        r.source_id = row.text(1);
        r.population = {
            row.get<std::string>(2),
            row.get<base::Date>(3),
            row.integer(4),
            row.integer(5),
            row.get<std::optional<std::int64_t>>(6)};
        r.note = row.text(7);
        r.extras = row.text(8);
        r.cells = row.text(9);
        each(r, !row.is_null(10));
    });
}

std::vector<SchoolDistrict> list_school_districts(db::ReadTx& tx) {
    std::vector<SchoolDistrict> all;
    each_school_district(tx, [&](const SchoolDistrictRow& row, bool) {
        all.push_back({row.school, row.kana, row.towns, row.note});
    });
    return all;
}

std::vector<Population> list_population(db::ReadTx& tx) {
    std::vector<Population> all;
    each_population(tx, [&](const PopulationRow& row, bool) { all.push_back(row.population); });
    return all;
}

}  // namespace areas
