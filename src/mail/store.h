// All SQL of this room: the outbox.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "db/tx.h"
#include "mail/mail.h"

namespace mail {

struct Waiting {  // a letter taken for handing over
    base::Id<Letter> id;
    std::string sealed;
    base::Moment created;
    int attempts;
    static Waiting from(const db::Row& row);
};

void insert_letter(
    db::WriteTx& tx, std::string_view sealed, std::string_view once, base::Moment now
);
bool is_any_due(db::ReadTx& tx, base::Moment now);  // cheap: asked every second
// At most `most` that are due; nobody else takes them before `until`.
std::vector<Waiting> claim_letters(db::WriteTx& tx, int most, base::Moment now, base::Moment until);
void mark_sent(db::WriteTx& tx, base::Id<Letter> id, base::Moment now);
void try_again(db::WriteTx& tx, base::Id<Letter> id, base::Moment due, std::string_view problem);
void give_up(db::WriteTx& tx, base::Id<Letter> id, base::Moment now, std::string_view problem);
void remove_letters_before(db::WriteTx& tx, base::Moment moment);  // sent or given up

struct Outbox {  // for the operator
    std::int64_t waiting = 0, sent = 0, failed = 0;
    static Outbox from(const db::Row& row);
};
Outbox count_letters(db::ReadTx& tx);

std::string seal(web::Site& site, const Letter& letter);
Letter open(web::Site& site, std::string_view sealed);

}  // namespace mail
