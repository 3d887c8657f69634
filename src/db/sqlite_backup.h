// Copies of a SQLite file, there and back, and whether it is whole. Inside this room.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "db/db.h"

namespace db {

void sqlite_backup(const std::string& source, const std::string& copy);
void sqlite_restore(
    const std::string& path, const std::string& backup, std::span<const Migration> known
);
std::vector<std::string> sqlite_check(const std::string& path);

}  // namespace db
