// 64 MiB and about a tenth of a second each.
#include "staff/password.h"

#include <sodium.h>

#include <array>
#include <stdexcept>

namespace staff {

std::string hash_of_password(const std::string& password) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (sodium_init() < 0 || crypto_pwhash_str(
                                 hash.data(),
                                 password.data(),
                                 password.size(),
                                 crypto_pwhash_OPSLIMIT_INTERACTIVE,
                                 crypto_pwhash_MEMLIMIT_INTERACTIVE
                             ) != 0)
        throw std::runtime_error("there is no memory to stretch a password");
    return hash.data();
}

bool is_password(const std::string& hash, const std::string& password) {
    static const std::string nobodys = hash_of_password("nobody has this password");
    const auto& against = hash.empty() ? nobodys : hash;
    const bool same =
        crypto_pwhash_str_verify(against.c_str(), password.data(), password.size()) == 0;
    return same && !hash.empty();
}

}  // namespace staff
