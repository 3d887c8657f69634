// All SQL of this room.
#pragma once

#include "files/files.h"

namespace files {

void put_file(db::WriteTx& tx, const File& file, base::Moment now);

}  // namespace files
