// Writing a place: its row and its entry in the search change together.
#include "facilities/search_entry.h"
#include "facilities/store.h"

namespace facilities {

base::Id<Facility> insert(
    db::WriteTx& tx, Facility facility, base::Moment now, std::string_view by
) {
    facility.id = insert_facility(tx, facility, now, by);
    put_new_search_entry(tx, facility);
    return facility.id;
}

void update(db::WriteTx& tx, const Facility& facility) {
    update_facility(tx, facility);
    put_search_entry(tx, facility);
}

void close(db::WriteTx& tx, base::Id<Facility> id, base::Date day) {
    const auto facility = find_facility(tx, id);
    if (!facility) return;
    close_facility(tx, id, day);
    remove_search_entry(tx, *facility);
}

}  // namespace facilities
