// Doorman: how many connections there are, in all and from one address (IPv6: from one /64).
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace net {

class Doorman {
  public:
    Doorman(int most, int most_per_address) : most_(most), most_per_address_(most_per_address) {}
    // False: turn it away. `counted_alone`: a trusted proxy speaks for many people, so only the
    // limit for all holds.
    bool admit(std::string_view address, bool counted_alone);
    void leave(std::string_view address, bool counted_alone);

  private:
    std::mutex mutex_;
    int most_, most_per_address_;
    int count_ = 0;
    std::unordered_map<std::string, int> by_address_;
};

}  // namespace net
