// Runs another program (pg_dump, pg_restore) and waits for it. No shell in between.
#pragma once

#include <string>
#include <vector>

namespace db {

// settings: "NAME=value", before the environment (a password never stands in an argument list).
// Returns what it printed; throws Error{Refused} with that when it fails or is not installed.
std::string run_child(
    const std::vector<std::string>& command, const std::vector<std::string>& settings
);

}  // namespace db
