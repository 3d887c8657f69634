// The outbox: nothing is lost, nothing is sent for what did not happen, nothing is kept readable.
#include <doctest/doctest.h>

#include "base/text.h"
#include "mail/mail.h"
#include "mail/store.h"
#include "support/browser.h"
#include "support/database.h"

namespace {

struct Town {  // one city of both databases
    web::Site own;
    base::Moment now = base::Moment::at(*base::Date::from(2026, 11, 24), {10 * 60});
    explicit Town(const test::Fresh& fresh)
        : own(test::small_city(), fresh.again(), fresh.folder().path("derived")) {}
    web::Site& site() { return own; }
    template <class Work>
    auto read(Work&& work) {
        return own.database().read(std::forward<Work>(work));
    }
    template <class Work>
    auto write(Work&& work) {
        return own.database().write(std::forward<Work>(work));
    }
};

struct Server : mail::Post {  // answers as it is told
    mail::Answer answer{.handed = mail::Handed::Accepted};
    std::vector<mail::Envelope> got;
    mail::Answer hand_over(const mail::Envelope& envelope) override {
        got.push_back(envelope);
        return answer;
    }
};

const mail::Settings settings{.from = "kosodate@example.jp"};
const mail::Letter letter{
    .to = "a@example.jp", .subject = "お知らせ", .paragraphs = {"こんにちは"}};

mail::Outbox outbox(Town& town) {
    return town.read([](db::ReadTx& tx) { return mail::count_letters(tx); });
}

}  // namespace

ON_BOTH_DATABASES("a letter is handed over once, and nothing of it stays") {
    Town town(fresh);
    Server server;
    town.write([&](db::WriteTx& tx) { mail::later(tx, town.site(), letter, town.now); });
    CHECK(mail::deliver(town.site(), server, settings, town.now) == 1);
    CHECK(mail::deliver(town.site(), server, settings, town.now) == 0);
    REQUIRE(server.got.size() == 1);
    CHECK(server.got[0].to == "a@example.jp");
    CHECK(outbox(town).sent == 1);
    static const db::Sql left{"SELECT COUNT(*) FROM letter WHERE sealed <> ''"};
    CHECK(*town.read([](db::ReadTx& tx) { return tx.find<int>(left); }) == 0);
}

ON_BOTH_DATABASES("what did not happen sends no letter") {
    Town town(fresh);
    town.write([&](db::WriteTx& tx) {
        mail::later(tx, town.site(), letter, town.now);
        tx.undo();
    });
    CHECK(outbox(town).waiting == 0);
}

ON_BOTH_DATABASES("a letter rests unreadable in the outbox") {
    Town town(fresh);
    town.write([&](db::WriteTx& tx) { mail::later(tx, town.site(), letter, town.now); });
    static const db::Sql resting{"SELECT sealed FROM letter"};
    const auto sealed = *town.read([](db::ReadTx& tx) { return tx.find<std::string>(resting); });
    CHECK_FALSE(base::contains(sealed, "example"));
    CHECK_FALSE(base::contains(sealed, "こんにちは"));
}

ON_BOTH_DATABASES("a named letter is written once, however often it is asked for") {
    Town town(fresh);
    auto named = letter;
    named.once = "reminder:17";
    for (int i = 0; i < 3; ++i)
        town.write([&](db::WriteTx& tx) { mail::later(tx, town.site(), named, town.now); });
    CHECK(outbox(town).waiting == 1);
}

ON_BOTH_DATABASES("a server that is away for a day loses nothing, and is asked less and less often"
) {
    Town town(fresh);
    Server server;
    server.answer = {mail::Handed::NotNow, "421 try later"};
    town.write([&](db::WriteTx& tx) { mail::later(tx, town.site(), letter, town.now); });
    for (int minute = 0; minute < 24 * 60; ++minute)
        mail::deliver(town.site(), server, settings, town.now + minute * 60);
    CHECK(server.got.size() >= 5);
    CHECK(server.got.size() <= 12);
    server.answer = {.handed = mail::Handed::Accepted};
    mail::deliver(town.site(), server, settings, town.now + 48 * 60 * 60);
    CHECK(outbox(town).sent == 1);
    for (const auto& envelope : server.got)  // one letter to whoever counts by Message-ID
        CHECK(envelope.message == server.got[0].message);
}

ON_BOTH_DATABASES("a mailbox that does not exist is not tried for days") {
    Town town(fresh);
    Server server;
    server.answer = {mail::Handed::Refused, "550 no such user"};
    town.write([&](db::WriteTx& tx) { mail::later(tx, town.site(), letter, town.now); });
    mail::deliver(town.site(), server, settings, town.now);
    CHECK(outbox(town).failed == 1);
    CHECK(outbox(town).waiting == 0);
}

ON_BOTH_DATABASES("a letter whose postman was killed comes back by itself") {
    Town town(fresh);
    town.write([&](db::WriteTx& tx) { mail::later(tx, town.site(), letter, town.now); });
    const auto taken = town.write([&](db::WriteTx& tx) {
        return mail::claim_letters(tx, 10, town.now, town.now + 600);
    });
    CHECK(taken.size() == 1);
    Server server;
    CHECK(mail::deliver(town.site(), server, settings, town.now + 60) == 0);
    CHECK(mail::deliver(town.site(), server, settings, town.now + 601) == 1);
}
