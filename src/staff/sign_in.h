// Signing in to the office: mail address, password and the code of a phone, all three at once; what
// was wrong is not said.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "staff/staff.h"

namespace staff {

struct Credentials {
    std::string mail{}, password{}, code{}, client{};
};
enum class SignInRefusal { Wrong, TooMany };
// The token for the cookie. Not in a transaction of the caller: stretching a password takes a
// tenth of a second, and nobody else should wait for it.
base::Result<std::string, SignInRefusal> sign_in(
    web::Site& site, const Credentials& credentials, base::Moment now
);

struct Welcome {  // what an invited person is shown
    std::string name{}, mail{}, department{}, totp{}, totp_address{};
    Role role = Role::Department;
};
std::optional<Welcome> find_welcome(web::Site& site, std::string_view token, base::Moment now);

enum class AcceptRefusal { Over, PasswordShort, CodeWrong };
base::Result<std::string, AcceptRefusal> accept_invitation(
    web::Site& site,
    std::string_view token,
    const std::string& password,
    std::string_view code,
    base::Moment now
);

}  // namespace staff
