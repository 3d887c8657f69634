// publish_file: see durable_file.h.
#include "db/durable_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "db/error.h"

namespace db {

static void must(bool done, const std::string& path) {
    if (done) return;
    const int error = errno;
    throw Error(error == ENOSPC ? Problem::Full : Problem::Missing, path + ": " + strerror(error));
}

static void sync(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    must(descriptor >= 0, path);
    const bool synced = ::fsync(descriptor) == 0;
    ::close(descriptor);
    must(synced, path);
}

void publish_file(const std::string& part, const std::string& path) {
    sync(part);
    must(std::rename(part.c_str(), path.c_str()) == 0, path);
    const auto folder = std::filesystem::absolute(path).parent_path();
    sync(folder.string());
}

}  // namespace db
