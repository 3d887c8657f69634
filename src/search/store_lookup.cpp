// SQL for references between rooms.
#include "search/search.h"

namespace search {

static const db::Sql by_source_id{R"(
SELECT title, url
FROM search_entry
WHERE source_id = $1 AND gone = 0
  AND (published_on IS NULL OR published_on <= $2)
  AND (visible_until IS NULL OR visible_until >= $2)
ORDER BY id)"};

static const db::Sql public_addresses{R"(
SELECT url
FROM search_entry
WHERE gone = 0
  AND (published_on IS NULL OR published_on <= $1)
  AND (visible_until IS NULL OR visible_until >= $1)
ORDER BY id DESC
LIMIT $2)"};

Found Found::from(const db::Row& row) {
    return {row.get<std::string>(0), row.get<std::string>(1)};
}

std::optional<Found> find_by_source_id(
    db::ReadTx& tx, std::string_view source_id, base::Date today
) {
    return tx.find<Found>(by_source_id, source_id, today);
}

void each_address(
    db::ReadTx& tx, base::Date today, int limit, const std::function<void(std::string_view)>& say
) {
    tx.each(
        public_addresses, [&](const db::Row& row) { say(row.text(0)); }, today, limit
    );
}

}  // namespace search
