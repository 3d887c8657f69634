// All SQL of this room. What is older than a day is forgotten with each note.
#include "attempts/attempts.h"
#include "db/tx.h"

namespace attempts {

constexpr std::int64_t day = 24 * 60 * 60;

static const db::Sql attempts_since{
    "SELECT COUNT(*) FROM attempt WHERE tried = $1 AND who = $2 AND created_at > $3"};
static const db::Sql new_attempt{
    "INSERT INTO attempt (tried, who, created_at) VALUES ($1, $2, $3)"};
static const db::Sql old_attempts{"DELETE FROM attempt WHERE created_at < $1"};

bool note(db::WriteTx& tx, const Limit& limit, std::string_view who, base::Moment now) {
    tx.execute(old_attempts, now - day);
    const auto since = now - limit.seconds;
    if (*tx.find<int>(attempts_since, limit.kind, who, since) >= limit.most) return false;
    tx.execute(new_attempt, limit.kind, who, now);
    return true;
}

}  // namespace attempts
