// HMAC by OpenSSL; base32 as authenticator apps expect it (RFC 4648, no padding).
#include "staff/totp.h"

#include <fmt/format.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <array>
#include <stdexcept>

#include "base/text.h"

namespace staff {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
constexpr std::int64_t step_seconds = 30;

static std::string decode_base32(std::string_view text);

std::string new_totp_secret() {
    std::array<unsigned char, 32> random{};
    if (RAND_bytes(random.data(), int(random.size())) != 1)
        throw std::runtime_error("no random numbers");
    std::string secret;
    for (const auto byte : random)
        secret += alphabet[byte % alphabet.size()];
    return secret;
}

std::string totp_code(std::string_view base32_secret, std::int64_t step) {
    const auto key = decode_base32(base32_secret);
    std::array<unsigned char, 8> counter{};
    for (std::size_t i = 0; i < 8; ++i)
        counter[7 - i] = static_cast<unsigned char>(step >> (8 * i));
    std::array<unsigned char, 20> mac{};
    HMAC(EVP_sha1(), key.data(), int(key.size()), counter.data(), 8, mac.data(), nullptr);
    const std::size_t at = mac[19] & 0x0FU;
    const unsigned number = (mac[at] & 0x7FU) << 24 | unsigned(mac[at + 1]) << 16 |
                            unsigned(mac[at + 2]) << 8 | unsigned(mac[at + 3]);
    return fmt::format("{:06}", number % 1'000'000);
}

std::optional<std::int64_t> totp_step(
    std::string_view base32_secret, std::string_view code, base::Moment now, std::int64_t last_step
) {
    const auto current = now.seconds / step_seconds;
    for (auto step = current - 1; step <= current + 1; ++step) {
        const auto expected = totp_code(base32_secret, step);
        if (step > last_step && code.size() == expected.size() &&
            CRYPTO_memcmp(code.data(), expected.data(), code.size()) == 0)
            return step;
    }
    return std::nullopt;
}

std::string totp_address(
    std::string_view base32_secret, std::string_view issuer, std::string_view account
) {
    return fmt::format(
        "otpauth://totp/{0}:{1}?secret={2}&issuer={0}",
        base::percent_encode(issuer),
        base::percent_encode(account),
        base32_secret
    );
}

static std::string decode_base32(std::string_view text) {
    std::string bytes;
    unsigned bits = 0, held = 0;
    for (const char c : text) {
        const auto value = alphabet.find(c);
        if (value == std::string_view::npos) throw std::invalid_argument("not base32");
        held = (held << 5 | unsigned(value)) & 0xFFFFU;
        bits += 5;
        if (bits < 8) continue;
        bits -= 8;
        bytes += char(held >> bits & 0xFFU);
    }
    return bytes;
}

}  // namespace staff
