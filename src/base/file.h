// A file that is either wholly there or not at all, also after a power cut.
#pragma once

#include <string>
#include <system_error>

namespace base {

// fsync, rename over `path`, fsync of the folder. An fsync that failed is never tried again.
std::error_code publish_file(const std::string& part, const std::string& path);

}  // namespace base
