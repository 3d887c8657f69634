// Metrics: counters of this process in the text form that Prometheus reads. No names, no addresses.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <string>

namespace net {

struct Metrics {
    using Counter = std::atomic<std::uint64_t>;
    std::array<Counter, 6> answers{};  // by status class: [2] = 2xx
    Counter bytes_sent{0}, bytes_received{0};
    Counter accepted{0}, turned_away{0}, timed_out{0}, malformed{0}, queue_full{0};
    std::atomic<std::int64_t> connections{0};

    // How long handlers took, in the buckets below (cumulative when written out).
    static constexpr std::array<double, 9> bounds{
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5};
    std::array<Counter, bounds.size() + 1> handled{};
    Counter handled_microseconds{0};

    void count_answer(int status, std::uint64_t bytes);
    void observe(std::uint64_t microseconds);
};

// More lines of the same form: "hagukumi_queue_length 3\n".
std::string metrics_text(const Metrics& metrics, const std::string& more);

}  // namespace net
