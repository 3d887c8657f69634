// Proxy: who is really asking. X-Forwarded-For and -Proto count only when they come from an address
// that the operator trusts; from anyone else they are just text.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace http {

struct Asker {
    std::string address;
    bool secure = false;
};

class TrustedProxies {
  public:
    // Addresses or CIDR blocks, IPv4 and IPv6; anything else throws std::invalid_argument.
    explicit TrustedProxies(const std::vector<std::string>& blocks);
    bool trusts(std::string_view address) const;
    // The rightmost forwarded address that is not one of ours.
    Asker resolve(
        std::string_view peer, std::string_view forwarded_for, std::string_view forwarded_proto
    ) const;

  private:
    using Address = std::array<std::uint8_t, 16>;
    struct Block {
        Address address;
        int bits;
    };
    std::vector<Block> blocks_;
};

}  // namespace http
