// mail (郵便): letters to people, written in the transaction that causes them and handed to the
// city's mail server later, so that none is lost and none is sent for what did not happen.
// Not newsletters (articles) and not other channels (push, calendars).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"

namespace db {
class WriteTx;
}
namespace web {
class Site;
}

namespace mail {

struct Letter {
    std::string to{};  // one address, see is_address
    std::string subject{};
    std::vector<std::string> paragraphs{};
    std::string action{}, address{};  // a button: its words, and where it leads
    std::string unsubscribe{};  // RFC 8058: one POST there ends such letters; "": it was asked for
    std::string once{};  // "reminder:17": at most one letter of this name, ever; "": any number
};

// RFC 5321 addresses as people have them: ASCII, one @, a domain with a dot, at most 254 bytes.
// What is no address cannot smuggle header lines either.
bool is_address(std::string_view text);
// "ha…@example.jp": to tell somebody which of their addresses is meant.
std::string masked(std::string_view address);

// Puts it into the outbox of this city; sealed there, and emptied once it is sent.
void later(db::WriteTx& tx, web::Site& site, const Letter& letter, base::Moment now);

}  // namespace mail
