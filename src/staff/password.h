// Passwords of staff: argon2id (libsodium, RFC 9106), never kept, never logged.
#pragma once

#include <string>

namespace staff {

std::string hash_of_password(const std::string& password);
// An empty hash (no such person, no password yet) takes as long as a wrong password.
bool is_password(const std::string& hash, const std::string& password);

}  // namespace staff
