// All writing of places, and reading of one. Lists are in store_lists.cpp.
#pragma once

#include <optional>
#include <string_view>

#include "base/date.h"
#include "db/tx.h"
#include "facilities/facilities.h"

namespace facilities {

base::Id<Facility> insert_facility(
    db::WriteTx& tx, const Facility& facility, base::Moment now, std::string_view by
);
// Changes the row facility.id; a closed one is open again.
void update_facility(db::WriteTx& tx, const Facility& facility);
void close_facility(db::WriteTx& tx, base::Id<Facility> id, base::Date day);

std::optional<Facility> find_facility(db::ReadTx& tx, base::Id<Facility> id);  // also a closed one

// How words are compared with the column `folded`: width, case and kana do not matter.
std::string folded(std::string_view text);

}  // namespace facilities
