// XLSX (ECMA-376): a ZIP of XML parts. One sheet at a time is in memory, within limits.
#pragma once

#include <memory>
#include <string>

#include "tables/reader.h"

namespace tables {

base::Result<std::unique_ptr<Reader>, Problem> open_xlsx(
    const std::string& path, std::size_t sheet
);

}  // namespace tables
