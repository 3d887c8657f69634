// The way in: who has the letter comes in, nobody else, and nobody learns who has an account.
#include "accounts/sign_in.h"

#include <doctest/doctest.h>

#include "accounts/store.h"
#include "base/text.h"
#include "support/browser.h"
#include "support/database.h"
#include "support/mailbox.h"
#include "web/site.h"

namespace {

struct Town {
    web::Site site;
    base::Moment now = base::Moment::at(*base::Date::from(2026, 11, 24), {10 * 60});
    explicit Town(const test::Fresh& fresh)
        : site(
              test::small_city(),
              fresh.again(),
              fresh.folder().path("derived"),
              {.address = "https://kosodate.example", .sends_mail = true}
          ) {}
    template <class Work>
    auto write(Work&& work) {
        return site.database().write(std::forward<Work>(work));
    }
    auto ask(const std::string& mail, const std::string& client = "192.0.2.1") {
        return write([&](db::WriteTx& tx) {
            return accounts::ask_for_link(tx, site, {.mail = mail, .client = client}, now);
        });
    }
    std::vector<mail::Letter> letters() { return test::letters_waiting(site, now); }
    std::string token() {
        const auto address = letters().back().address;
        return address.substr(address.rfind('/') + 1);
    }
    std::optional<accounts::Entered> enter(const std::string& token) {
        return write([&](db::WriteTx& tx) {
            return accounts::enter(tx, site, token, "iPhone Safari", now);
        });
    }
};

}  // namespace

ON_BOTH_DATABASES("whoever opens the letter is in, the first time and every time") {
    Town town(fresh);
    REQUIRE(town.ask("haha@example.jp"));
    CHECK(town.letters().back().to == "haha@example.jp");
    const auto first = town.enter(town.token());
    REQUIRE(first);
    CHECK(first->is_new);
    REQUIRE(town.ask(" ＨＡＨＡ＠example.jp "));
    const auto second = town.enter(town.token());
    REQUIRE(second);
    CHECK_FALSE(second->is_new);
    CHECK(first->session != second->session);
}

ON_BOTH_DATABASES("the link leads to the city's own address, whatever a client claims to have asked"
) {
    Town town(fresh);
    town.ask("haha@example.jp");
    CHECK(base::starts_with(
        town.letters().back().address, "https://kosodate.example/ja/account/enter/"
    ));
}

ON_BOTH_DATABASES("a link works once, for half an hour, and only as it was written") {
    Town town(fresh);
    town.ask("haha@example.jp");
    const auto token = town.token();
    CHECK_FALSE(town.enter(token + "x"));
    CHECK_FALSE(town.enter(""));
    CHECK(town.enter(token));
    CHECK_FALSE(town.enter(token));
    town.ask("chichi@example.jp");
    const auto late = town.token();
    town.now = town.now + 30 * 60;
    CHECK_FALSE(town.enter(late));
}

ON_BOTH_DATABASES("a second device is told to the owner, the first one is not") {
    Town town(fresh);
    town.ask("haha@example.jp");
    town.enter(town.token());
    CHECK(town.letters().size() == 1);
    town.ask("haha@example.jp");
    town.enter(town.token());
    CHECK(town.letters().size() == 3);
}

ON_BOTH_DATABASES("a mailbox gets at most five letters in an hour, and nobody is told") {
    Town town(fresh);
    for (int i = 0; i < 8; ++i)
        CHECK(town.ask("haha@example.jp", "192.0.2." + std::to_string(i)));
    CHECK(town.letters().size() == 5);
    town.now = town.now + 60 * 60 + 1;
    town.ask("haha@example.jp");
    CHECK(town.letters().size() == 6);
}

ON_BOTH_DATABASES("one network address cannot write to a whole town") {
    Town town(fresh);
    int answered = 0;
    for (int i = 0; i < 40; ++i)
        answered += town.ask("haha" + std::to_string(i) + "@example.jp").has_value();
    CHECK(answered == 30);
    CHECK(town.ask("x@example.jp").error() == accounts::AskRefusal::TooMany);
    CHECK(town.ask("x@example.jp", "192.0.2.99"));
    CHECK(town.ask("no address").error() == accounts::AskRefusal::BadAddress);
}

ON_BOTH_DATABASES("nothing in the tables can be read as a mail address or used as a link") {
    Town town(fresh);
    town.ask("haha@example.jp");
    const auto token = town.token();
    const auto entered = town.enter(token);
    static const db::Sql resting{R"(
SELECT a.mail || a.mail_print || l.mail || l.token_hash || s.token_hash || (SELECT MIN(who) FROM attempt)
FROM account a
JOIN sign_in_link l ON l.mail_print = a.mail_print
JOIN session s ON s.account_id = a.id)"};
    const auto all =
        *town.site.database().read([](db::ReadTx& tx) { return tx.find<std::string>(resting); });
    for (const auto& secret :
         {std::string("haha"), std::string("example"), token, entered->session})
        CHECK_FALSE(base::contains(all, secret));
}

ON_BOTH_DATABASES("what is old is forgotten: links, and sessions that nobody came back to") {
    Town town(fresh);
    town.ask("haha@example.jp");
    const auto entered = town.enter(town.token());
    const auto person = [&] {
        return town.site.database().read([&](db::ReadTx& tx) {
            return accounts::find_person(tx, entered->session, town.now);
        });
    };
    REQUIRE(person());
    town.now = town.now + std::int64_t{181} * 24 * 60 * 60;
    CHECK_FALSE(person());
    town.write([&](db::WriteTx& tx) { accounts::forget_old(tx, town.now); });
    static const db::Sql left{R"(
SELECT (SELECT COUNT(*) FROM session) + (SELECT COUNT(*) FROM sign_in_link))"};
    CHECK(*town.site.database().read([](db::ReadTx& tx) { return tx.find<int>(left); }) == 0);
}
