// What a database has been through, and whether this program understands it. Inside this room.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "db/db.h"

namespace db {

struct Applied {
    std::string name;
    std::string checksum;
    static Applied from(const Row& row) {
        return {row.get<std::string>(0), row.get<std::string>(1)};
    }
};

std::string checksum(const Migration& migration, Engine engine);
std::vector<Applied> list_migrations(ReadTx& tx);
// Throws Error{Refused} when something was applied that is not known, or was another text.
void check_applied(
    const std::vector<Applied>& applied, std::span<const Migration> known, Engine engine
);

}  // namespace db
