// What search knows about a place.
#pragma once

#include "db/tx.h"
#include "facilities/facilities.h"

namespace facilities {

void put_search_entry(db::WriteTx& tx, const Facility& facility);
void put_new_search_entry(db::WriteTx& tx, const Facility& facility);  // just inserted
void remove_search_entry(db::WriteTx& tx, const Facility& facility);

}  // namespace facilities
