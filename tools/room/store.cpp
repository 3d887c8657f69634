// All SQL of @rooms@.
#include "@rooms@/@rooms@.h"
#include "db/tx.h"

namespace @rooms@ {

static const db::Sql select_@rooms@{R"(
    SELECT id, title
    FROM @room@
    ORDER BY id)"};

static const db::Sql insert_@room@{R"(
    INSERT INTO @room@ (title, created_at)
    VALUES ($1, $2))"};

@Room@ @Room@::from(const db::Row& row) {
    return {.id = row.get<base::Id<@Room@>>(0), .title = row.get<std::string>(1)};
}

std::vector<@Room@> list_@rooms@(db::ReadTx& tx) {
    return tx.list<@Room@>(select_@rooms@);
}

void add(db::WriteTx& tx, std::string_view title, base::Moment now) {
    tx.execute(insert_@room@, title, now);
    tx.changed(std::string(any_@room@));
}

}  // namespace @rooms@
