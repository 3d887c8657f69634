// Signing in by a link in a letter (no password to forget or to steal). Signing up is the same:
// nobody can learn from our answers which addresses have an account.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "accounts/accounts.h"
#include "base/date.h"
#include "base/result.h"
#include "texts/texts.h"

namespace accounts {

struct Ask {
    std::string mail{};
    std::string goes_to = "/my";  // where the person wanted to go; inside this site
    std::string client{};         // network address
    texts::Language language = texts::Language::Japanese;
};

enum class AskRefusal {
    BadAddress,  // it is no mail address
    TooMany      // from this network address, in this hour
};

// Writes the letter, unless this mailbox got several within the hour: it is not told, because
// whoever asks need not be the owner.
base::Result<std::string, AskRefusal> ask_for_link(
    db::WriteTx& tx, web::Site& site, const Ask& ask, base::Moment now
);  // the address, as it was understood

struct Link {
    std::string mail_print, mail, goes_to;  // mail: sealed
    texts::Language language = texts::Language::Japanese;
    static Link from(const db::Row& row);
};
// An unused link of the last half hour.
std::optional<Link> find_link(db::ReadTx& tx, std::string_view token, base::Moment now);

struct Entered {
    std::string session;  // the token for the cookie
    std::string goes_to;
    bool is_new = false;  // the account was made now
};
// Uses the link up; nothing when it cannot be used any more. Tells the owner of an account that
// was there before about the new device.
std::optional<Entered> enter(
    db::WriteTx& tx,
    web::Site& site,
    std::string_view token,
    std::string_view device,
    base::Moment now
);

}  // namespace accounts
