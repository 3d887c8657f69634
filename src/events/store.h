// All SQL of this room.
#pragma once

#include <functional>

#include "db/db.h"
#include "events/events.h"

namespace events {

base::Id<Event> insert_event(db::WriteTx& tx, const Event& event, base::Moment now);
void update_event(db::WriteTx& tx, const Event& event);
void close_event(db::WriteTx& tx, base::Id<Event> id, base::Date day);
bool is_edited(db::ReadTx& tx, base::Id<Event> id);
// In the order in which they came; edited: by a person, since it was imported.
void each_open(db::ReadTx& tx, const std::function<void(const Event&, bool edited)>& each);
std::optional<base::Id<Event>> find_by_source_id(db::ReadTx& tx, std::string_view source_id);
std::vector<base::Date> list_days(db::ReadTx& tx, base::Id<Event> id, base::Date from, int limit);
std::vector<std::string> list_values(
    db::ReadTx& tx, std::string_view column
);  // district, category
std::vector<base::Id<Event>> list_ids(db::ReadTx& tx, const Filter& filter);

}  // namespace events
