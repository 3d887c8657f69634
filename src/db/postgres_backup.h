// Copies of one city's schema with PostgreSQL's own tools, there and back. Inside this room.
#pragma once

#include <span>
#include <string>

#include "db/db.h"

namespace db {

void postgres_backup(
    const std::string& conninfo, const std::string& schema, const std::string& path
);
void postgres_restore(
    const std::string& conninfo,
    const std::string& schema,
    const std::string& backup,
    std::span<const Migration> known
);

}  // namespace db
