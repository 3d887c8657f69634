// All writing of places, and reading of one. Lists are in store_lists.cpp.
#pragma once

#include <functional>
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
bool is_edited(db::ReadTx& tx, base::Id<Facility> id);  // by a person, since it was imported
// The open places of a standard list in the order in which they came; edited: as above.
void each_of_dataset(
    db::ReadTx& tx,
    std::string_view dataset,
    const std::function<void(const Facility&, bool edited)>& each
);

// How words are compared with the column `folded`: width, case and kana do not matter.
std::string folded(std::string_view text);

}  // namespace facilities
