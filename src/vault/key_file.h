// The file with a city's secret key. Losing it loses what was sealed; it belongs into the backup,
// apart from the database.
#pragma once

#include <array>
#include <string>

namespace vault {

using MasterKey = std::array<unsigned char, 32>;

// Two starters make one key. Throws when the file is there and holds something else.
MasterKey read_or_make_key(const std::string& path);
void start_sodium();

}  // namespace vault
