// Copies of one city's database, there and back, by each engine's own means. Inside this room.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "db/db.h"

namespace db {

// Puts the finished part in the place of path, durably; throws Error when the disk says no.
void publish(const std::string& part, const std::string& path);

void sqlite_backup(const std::string& source, const std::string& copy);
void sqlite_restore(
    const std::string& path, const std::string& backup, std::span<const Migration> known
);
std::vector<std::string> sqlite_check(const std::string& path);

struct Address;
void postgres_backup(const Address& server, const std::string& path);
void postgres_restore(
    const Address& server, const std::string& backup, std::span<const Migration> known
);

}  // namespace db
