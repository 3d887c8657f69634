// What both engines need for their copies.
#include "db/copy.h"

#include "base/file.h"

namespace db {

void publish(const std::string& part, const std::string& path) {
    const auto error = base::publish_file(part, path);
    if (!error) return;
    const bool full = error == std::errc::no_space_on_device;
    throw Error(full ? Problem::Full : Problem::Missing, path + ": " + error.message());
}

}  // namespace db
