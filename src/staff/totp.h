// TOTP (RFC 6238; SHA-1, six digits, 30 seconds): the second factor from an app on a phone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace staff {

std::string new_totp_secret();  // base32, 160 bits
std::string totp_code(std::string_view base32_secret, std::int64_t step);
// The step that this code belongs to, when it is the one now or a neighbour and later than
// `last_step`: a code that was used is used up.
std::optional<std::int64_t> totp_step(
    std::string_view base32_secret, std::string_view code, base::Moment now, std::int64_t last_step
);
// "otpauth://totp/…": what the app reads from a QR code.
std::string totp_address(
    std::string_view base32_secret, std::string_view issuer, std::string_view account
);

}  // namespace staff
