// AccessLog: one line for each answer, text or JSON, on standard output. Collected and written in
// large pieces. The path only: a query may hold what a person searched for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace net {

struct AccessLine {
    std::string_view client, method, target, request_id;
    int status;
    std::uint64_t bytes;
    std::int64_t microseconds;
    bool cached;
};

// Of one I/O thread.
class AccessLog {
  public:
    explicit AccessLog(bool on) : on_(on) {}
    ~AccessLog() { flush(); }
    void tick(std::int64_t now_seconds);  // the time that following lines carry
    void write(const AccessLine& line);
    void flush();

  private:
    bool on_;
    std::int64_t seconds_ = 0;
    std::string time_;
    std::string lines_;
};

}  // namespace net
