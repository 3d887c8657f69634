// Addresses are compared as IPv6; IPv4 ones are mapped (::ffff:a.b.c.d).
#include "http/proxy.h"

#include <arpa/inet.h>

#include <algorithm>
#include <optional>
#include <stdexcept>

#include "base/text.h"

namespace http {

using Bytes = std::array<std::uint8_t, 16>;
static std::optional<Bytes> parse_address(std::string_view text);
static bool shares_prefix(const Bytes& a, const Bytes& b, int bits);

TrustedProxies::TrustedProxies(const std::vector<std::string>& blocks) {
    for (const auto& text : blocks) {
        const auto slash = text.find('/');
        const auto address = parse_address(text.substr(0, slash));
        const bool old = text.find(':') == std::string::npos;
        const auto bits = slash == std::string::npos ? std::optional<std::int64_t>(old ? 32 : 128)
                                                     : base::to_integer(text.substr(slash + 1));
        if (!address || !bits || *bits < 0 || *bits > (old ? 32 : 128))
            throw std::invalid_argument("trusted_proxies: '" + text + "' is no address or block");
        blocks_.push_back({*address, static_cast<int>(*bits) + (old ? 96 : 0)});
    }
}

bool TrustedProxies::trusts(std::string_view address) const {
    if (blocks_.empty()) return false;
    const auto bytes = parse_address(address);
    return bytes && std::any_of(blocks_.begin(), blocks_.end(), [&](const Block& block) {
               return shares_prefix(*bytes, block.address, block.bits);
           });
}

Asker TrustedProxies::resolve(
    std::string_view peer, std::string_view forwarded_for, std::string_view forwarded_proto
) const {
    Asker asker{.address = std::string(peer)};
    if (!trusts(peer)) return asker;
    asker.secure = forwarded_proto == "https";
    while (!forwarded_for.empty()) {
        const auto comma = forwarded_for.rfind(',');
        const auto last = comma == std::string_view::npos ? 0 : comma + 1;
        const auto address = base::trim(forwarded_for.substr(last));
        if (!parse_address(address)) break;
        asker.address = address;
        if (!trusts(address) || comma == std::string_view::npos) break;
        forwarded_for = forwarded_for.substr(0, comma);
    }
    return asker;
}

static std::optional<Bytes> parse_address(std::string_view text) {
    const std::string copy(text);
    Bytes bytes{};
    if (::inet_pton(AF_INET6, copy.c_str(), bytes.data()) == 1) return bytes;
    bytes = {};
    bytes[10] = bytes[11] = 0xff;
    if (::inet_pton(AF_INET, copy.c_str(), bytes.data() + 12) == 1) return bytes;
    return {};
}

static bool shares_prefix(const Bytes& a, const Bytes& b, int bits) {
    for (int i = 0; i < bits; ++i) {
        const auto mask = static_cast<std::uint8_t>(0x80 >> (i % 8));
        const auto byte = static_cast<std::size_t>(i / 8);
        if ((a[byte] & mask) != (b[byte] & mask)) return false;
    }
    return true;
}

}  // namespace http
