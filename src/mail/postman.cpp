// Takes a handful, hands over one by one, marks each in a transaction of its own.
#include "mail/mail.h"

#include <fmt/format.h>

#include "base/log.h"
#include "mail/message.h"
#include "mail/store.h"
#include "web/site.h"

namespace mail {

constexpr int at_once = 50;
constexpr int claimed_seconds = 600;
constexpr int most_attempts = 14;  // by then about three days have passed
constexpr std::int64_t longest_pause = 8 * 60 * 60;
constexpr std::int64_t kept_seconds = 90 * 24 * 60 * 60;

static Answer hand_over(
    web::Site& site, Post& post, const Settings& settings, const Waiting& waiting
);
static void note(db::WriteTx& tx, const Waiting& waiting, const Answer& answer, base::Moment now);

int deliver(web::Site& site, Post& post, const Settings& settings, base::Moment now) {
    auto& database = site.database();
    const bool any = database.read([&](db::ReadTx& tx) { return is_any_due(tx, now); });
    if (!any) return 0;
    const auto letters = database.write([&](db::WriteTx& tx) {
        return claim_letters(tx, at_once, now, now + claimed_seconds);
    });
    for (const auto& waiting : letters) {
        if (post.stopping()) break;  // claimed letters come back by themselves
        const auto answer = hand_over(site, post, settings, waiting);
        database.write([&](db::WriteTx& tx) { note(tx, waiting, answer, now); });
    }
    if (!letters.empty())
        database.write([&](db::WriteTx& tx) { remove_letters_before(tx, now - kept_seconds); });
    return int(letters.size());
}

static Answer hand_over(
    web::Site& site, Post& post, const Settings& settings, const Waiting& waiting
) {
    const auto letter = open(site, waiting.sealed);
    const auto& city = site.city();
    const Sender from{city.portal_name.empty() ? city.name : city.portal_name, settings.from};
    const auto domain = settings.from.substr(settings.from.rfind('@') + 1);
    const auto id =
        fmt::format("{}.{}.{}@{}", city.id, waiting.id.number, waiting.created.seconds, domain);
    return post.hand_over(
        {.from = settings.from,
         .to = letter.to,
         .name = fmt::format("{:06}", waiting.id.number),
         .message = message_of(letter, from, id, waiting.created)}
    );
}

static void note(db::WriteTx& tx, const Waiting& waiting, const Answer& answer, base::Moment now) {
    if (answer.handed == Handed::Accepted) return mark_sent(tx, waiting.id, now);
    if (answer.handed == Handed::Refused || waiting.attempts >= most_attempts)
        return give_up(tx, waiting.id, now, answer.problem);
    const auto pause = std::min(std::int64_t{60} << std::min(waiting.attempts, 10), longest_pause);
    try_again(tx, waiting.id, now + pause, answer.problem);
}

}  // namespace mail
