// The outbox: waiting → sent or given up. What is claimed and not marked comes back by itself.
#include "mail/store.h"

#include <algorithm>

namespace mail {

static const db::Sql new_letter{R"(
INSERT INTO letter (sealed, once, created_at, due_at, attempts)
VALUES ($1, $2, $3, $3, 0)
ON CONFLICT (once) DO NOTHING)"};

static const db::Sql claimed_letters{R"(
UPDATE letter
SET claimed_until = $3, attempts = attempts + 1
WHERE id IN (SELECT id
             FROM letter
             WHERE sent_at IS NULL AND failed_at IS NULL AND due_at <= $2
                   AND (claimed_until IS NULL OR claimed_until <= $2)
             ORDER BY due_at, id
             LIMIT $1)
RETURNING id, sealed, created_at, attempts)"};

static const db::Sql due_letter{R"(
SELECT id
FROM letter
WHERE sent_at IS NULL AND failed_at IS NULL AND due_at <= $1
LIMIT 1)"};
static const db::Sql sent_letter{
    "UPDATE letter SET sent_at = $2, sealed = '', problem = NULL WHERE id = $1"};
static const db::Sql letter_later{
    "UPDATE letter SET due_at = $2, problem = $3, claimed_until = NULL WHERE id = $1"};
static const db::Sql failed_letter{
    "UPDATE letter SET failed_at = $2, problem = $3, sealed = '' WHERE id = $1"};
static const db::Sql old_letters{R"(
DELETE FROM letter
WHERE created_at < $1 AND (sent_at IS NOT NULL OR failed_at IS NOT NULL))"};
static const db::Sql outbox{R"(
SELECT COUNT(*) - COUNT(sent_at) - COUNT(failed_at), COUNT(sent_at), COUNT(failed_at)
FROM letter)"};

void insert_letter(
    db::WriteTx& tx, std::string_view sealed, std::string_view once, base::Moment now
) {
    const auto name = once.empty() ? std::nullopt : std::optional(once);
    tx.execute(new_letter, sealed, name, now);
}

bool is_any_due(db::ReadTx& tx, base::Moment now) {
    return tx.find<base::Id<Letter>>(due_letter, now).has_value();
}

std::vector<Waiting> claim_letters(
    db::WriteTx& tx, int most, base::Moment now, base::Moment until
) {
    auto letters = tx.list<Waiting>(claimed_letters, most, now, until);
    std::sort(letters.begin(), letters.end(), [](const Waiting& a, const Waiting& b) {
        return a.id < b.id;
    });
    return letters;
}

Waiting Waiting::from(const db::Row& row) {
    return {
        .id = row.get<base::Id<Letter>>(0),
        .sealed = row.get<std::string>(1),
        .created = row.get<base::Moment>(2),
        .attempts = row.get<int>(3)};
}

void mark_sent(db::WriteTx& tx, base::Id<Letter> id, base::Moment now) {
    tx.execute(sent_letter, id, now);
}

void try_again(db::WriteTx& tx, base::Id<Letter> id, base::Moment due, std::string_view problem) {
    tx.execute(letter_later, id, due, problem);
}

void give_up(db::WriteTx& tx, base::Id<Letter> id, base::Moment now, std::string_view problem) {
    tx.execute(failed_letter, id, now, problem);
}

void remove_letters_before(db::WriteTx& tx, base::Moment moment) {
    tx.execute(old_letters, moment);
}

Outbox count_letters(db::ReadTx& tx) {
    return *tx.find<Outbox>(outbox);
}

Outbox Outbox::from(const db::Row& row) {
    return {
        .waiting = row.get<std::int64_t>(0),
        .sent = row.get<std::int64_t>(1),
        .failed = row.get<std::int64_t>(2)};
}

}  // namespace mail
