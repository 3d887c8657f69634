// The exposition format 0.0.4.
#include "net/metrics.h"

#include <fmt/format.h>

#include <algorithm>

namespace net {

void Metrics::count_answer(int status, std::uint64_t bytes) {
    const auto index = static_cast<std::size_t>(std::clamp(status / 100, 0, 5));
    answers[index].fetch_add(1, std::memory_order_relaxed);
    bytes_sent.fetch_add(bytes, std::memory_order_relaxed);
}

void Metrics::observe(std::uint64_t microseconds) {
    const auto seconds = static_cast<double>(microseconds) / 1e6;
    const auto bucket = std::lower_bound(bounds.begin(), bounds.end(), seconds) - bounds.begin();
    handled[static_cast<std::size_t>(bucket)].fetch_add(1, std::memory_order_relaxed);
    handled_microseconds.fetch_add(microseconds, std::memory_order_relaxed);
}

std::string metrics_text(const Metrics& m, const std::string& more) {
    std::string out = "# TYPE hagukumi_answers_total counter\n";
    for (std::size_t i = 1; i < m.answers.size(); ++i)
        out +=
            fmt::format("hagukumi_answers_total{{status=\"{}xx\"}} {}\n", i, m.answers[i].load());
    const auto counter = [&](const char* name, const Metrics::Counter& value) {
        out += fmt::format("# TYPE hagukumi_{0} counter\nhagukumi_{0} {1}\n", name, value.load());
    };
    counter("sent_bytes_total", m.bytes_sent);
    counter("received_bytes_total", m.bytes_received);
    counter("connections_accepted_total", m.accepted);
    counter("connections_turned_away_total", m.turned_away);
    counter("connections_timed_out_total", m.timed_out);
    counter("requests_malformed_total", m.malformed);
    counter("requests_queue_full_total", m.queue_full);
    out += fmt::format(
        "# TYPE hagukumi_connections gauge\nhagukumi_connections {}\n", m.connections.load()
    );
    out += "# TYPE hagukumi_handler_seconds histogram\n";
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < m.handled.size(); ++i) {
        sum += m.handled[i].load();
        const auto bound = i < m.bounds.size() ? fmt::format("{}", m.bounds[i]) : "+Inf";
        out += fmt::format("hagukumi_handler_seconds_bucket{{le=\"{}\"}} {}\n", bound, sum);
    }
    const auto seconds = static_cast<double>(m.handled_microseconds.load()) / 1e6;
    out += fmt::format("hagukumi_handler_seconds_sum {}\n", seconds);
    out += fmt::format("hagukumi_handler_seconds_count {}\n", sum);
    return out + more;
}

}  // namespace net
