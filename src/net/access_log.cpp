// Nothing here needs escaping in JSON: methods and targets were checked, ids and addresses are
// ours.
#include "net/access_log.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <iterator>

#include "base/date.h"
#include "base/log.h"

namespace net {

constexpr std::size_t piece = 32 << 10;

void AccessLog::tick(std::int64_t now_seconds) {
    if (!on_ || now_seconds == seconds_) return;
    seconds_ = now_seconds;
    time_ = base::Moment{now_seconds}.iso();
}

void AccessLog::write(const AccessLine& line) {
    if (!on_) return;
    auto path = line.target.substr(0, line.target.find('?'));
    const bool plain = std::all_of(path.begin(), path.end(), [](char c) {
        return c > 0x20 && c < 0x7f && c != '"' && c != '\\';
    });
    if (!plain) path = "(unusual)";
    constexpr auto json = R"({{"time":"{}","client":"{}","method":"{}","path":"{}","status":{},)"
                          R"("bytes":{},"us":{},"cached":{},"id":"{}"}})"
                          "\n";
    constexpr auto text = "{} {} {} {} {} {}B {}us cached={} {}\n";
    fmt::format_to(
        std::back_inserter(lines_),
        fmt::runtime(base::log_format() == base::LogFormat::Json ? json : text),
        time_,
        line.client,
        line.method,
        path,
        line.status,
        line.bytes,
        line.microseconds,
        line.cached,
        line.request_id
    );
    if (lines_.size() >= piece) flush();
}

void AccessLog::flush() {
    std::string_view rest = lines_;
    while (!rest.empty()) {
        const auto written = ::write(STDOUT_FILENO, rest.data(), rest.size());
        if (written <= 0) break;
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    lines_.clear();
}

}  // namespace net
