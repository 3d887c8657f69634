// All SQL of this room.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "areas/areas.h"
#include "base/date.h"
#include "db/tx.h"

namespace areas {

// A school district as a row of its table; `area` is what the file says (通学区域の住所).
struct SchoolDistrictRow {
    std::int64_t id = 0;
    std::string source_id, school, kana, area, note, extras, cells;
    std::vector<std::string> towns;
};
struct PopulationRow {
    std::int64_t id = 0;
    std::string source_id;
    Population population;
    std::string note, extras, cells;
};

// Inserts when id is 0, else changes (and opens again) that row; answers its number.
std::int64_t put_school_district(db::WriteTx& tx, const SchoolDistrictRow& row, base::Moment now);
std::int64_t put_population(db::WriteTx& tx, const PopulationRow& row, base::Moment now);
void close_school_district(db::WriteTx& tx, std::int64_t id, base::Date day);
void close_population(db::WriteTx& tx, std::int64_t id, base::Date day);
bool is_school_district_edited(db::ReadTx& tx, std::int64_t id);
bool is_population_edited(db::ReadTx& tx, std::int64_t id);
void each_school_district(
    db::ReadTx& tx, const std::function<void(const SchoolDistrictRow&, bool edited)>& each
);
void each_population(
    db::ReadTx& tx, const std::function<void(const PopulationRow&, bool edited)>& each
);

}  // namespace areas
