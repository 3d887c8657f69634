// Which list a file is a newer version of: its rows are compared with those of that list only.
#pragma once

#include <string>

#include "datasets/row_reader.h"
#include "db/tx.h"

namespace datasets {

// "park/222127_park": the kind and a name of the list.
std::string choose_source(
    db::ReadTx& tx, const RowReader& opened, const Options& options, const std::string& path
);

}  // namespace datasets
