// Large bodies wait on disk, so that many slow uploads do not fill the memory.
#include "net/body_reader.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

namespace net {

constexpr std::size_t most_in_memory = 256 << 10;

void BodyReader::expect(const http::Head& head, std::size_t limit) {
    chunked_ = head.chunked;
    left_ = head.content_length;
    limit_ = limit;
}

int BodyReader::feed(std::string_view& bytes) {
    if (!chunked_) {
        const auto taken = std::min(left_, bytes.size());
        if (const int status = add(bytes.substr(0, taken))) return status;
        bytes.remove_prefix(taken);
        left_ -= taken;
        return left_ == 0 ? 200 : 0;
    }
    std::string content;
    const auto state = chunks_.feed(bytes, content);
    if (state == http::ChunkReader::State::Bad) return 400;
    if (const int status = add(content)) return status;
    return state == http::ChunkReader::State::Done ? 200 : 0;
}

int BodyReader::add(std::string_view bytes) {
    if (body_.size + bytes.size() > limit_) return 413;
    body_.size += bytes.size();
    if (body_.spool < 0 && body_.size <= most_in_memory) {
        body_.bytes += bytes;
        return 0;
    }
    if (body_.spool < 0)
        if (const int status = spool()) return status;
    while (!bytes.empty()) {
        const auto written = ::write(body_.spool, bytes.data(), bytes.size());
        if (written <= 0) return 503;  // the disk is full
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

int BodyReader::spool() {
    std::error_code error;
    const auto folder = std::filesystem::temp_directory_path(error);
    body_.spool = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (error || body_.spool < 0) return 503;
    const auto size = static_cast<ssize_t>(body_.bytes.size());
    if (::write(body_.spool, body_.bytes.data(), body_.bytes.size()) != size) return 503;
    body_.bytes = {};
    return 0;
}

}  // namespace net
