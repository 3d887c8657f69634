// JSON Lines: one object a line; keys are headers, lists are joined with ";".
#pragma once

#include <memory>
#include <string>

#include "datasets/source_file.h"

namespace datasets {

base::Result<std::unique_ptr<SourceFile>, FileRefusal> open_json_lines(const std::string& path);

}  // namespace datasets
