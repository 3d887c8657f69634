// The letter as it travels: RFC 5322 with plain text and HTML side by side (RFC 2046).
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "mail/mail.h"

namespace mail {

struct Sender {
    std::string name{}, address{};
};

// id: the same each time this letter is handed over, so that a second copy is recognised as one.
std::string message_of(
    const Letter& letter, const Sender& from, std::string_view id, base::Moment written
);
// RFC 2047; what is plain ASCII stays.
std::string header_text(std::string_view text);

}  // namespace mail
