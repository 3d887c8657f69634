// publish_file: see file.h.
#include "base/file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

namespace base {

static std::error_code last_error() {
    return {errno, std::generic_category()};
}

static std::error_code sync(const std::string& path) {
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return last_error();
    const auto outcome = ::fsync(descriptor) == 0 ? std::error_code() : last_error();
    ::close(descriptor);
    return outcome;
}

std::error_code publish_file(const std::string& part, const std::string& path) {
    if (const auto error = sync(part)) return error;
    if (std::rename(part.c_str(), path.c_str()) != 0) return last_error();
    return sync(std::filesystem::absolute(path).parent_path().string());
}

}  // namespace base
