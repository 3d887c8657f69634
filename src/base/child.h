// Runs another program and waits for it. No shell in between.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"

namespace base {

// settings: "NAME=value", before the environment (a password never stands in an argument list).
// What it printed; or, when it failed or is not installed, a sentence with what it printed.
Result<std::string, std::string> run_child(
    const std::vector<std::string>& command, const std::vector<std::string>& settings
);

}  // namespace base
