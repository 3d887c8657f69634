// A file that is either wholly there or not at all, also after a power cut. Inside this room.
#pragma once

#include <string>

namespace db {

// fsync, rename over `path`, fsync of the folder. Throws Error when the disk says no.
void publish_file(const std::string& part, const std::string& path);

}  // namespace db
