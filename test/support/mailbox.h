// Mailbox: what waits in a city's outbox, opened: what people would find in their mailboxes.
#pragma once

#include <string>
#include <vector>

#include "mail/mail.h"
#include "mail/store.h"
#include "web/site.h"

namespace test {

inline std::vector<mail::Letter> letters_waiting(web::Site& site, base::Moment now) {
    return site.database().write([&](db::WriteTx& tx) {
        std::vector<mail::Letter> letters;
        for (const auto& waiting : mail::claim_letters(tx, 1000, now, now + 1))
            letters.push_back(mail::open(site, waiting.sealed));
        tx.undo();
        return letters;
    });
}

}  // namespace test
