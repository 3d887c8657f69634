// Into the office: by all three and by nothing less.
#include "staff/sign_in.h"

#include <doctest/doctest.h>

#include "audit/audit.h"
#include "staff/password.h"
#include "staff/store.h"
#include "staff/totp.h"
#include "support/browser.h"
#include "support/database.h"
#include "web/site.h"

namespace {

constexpr auto rfc_secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";  // RFC 6238, appendix B
const std::string phrase = "ながい合言葉なら覚えられる";

struct Town {
    web::Site site;
    base::Moment now = base::Moment::at(*base::Date::from(2026, 11, 24), {10 * 60});
    explicit Town(const test::Fresh& fresh)
        : site(test::small_city(), fresh.again(), fresh.folder().path("derived")) {}

    std::string invite(const std::string& mail) {
        const auto link = site.database().write([&](db::WriteTx& tx) {
            return staff::invite(tx, site, {.name = "担当", .mail = mail, .by = "operator"}, now);
        });
        return link.substr(link.rfind('/') + 1);
    }
    std::string secret_of(const std::string& token) {
        return staff::find_welcome(site, token, now)->totp;
    }
    std::string code(const std::string& secret) {
        return staff::totp_code(secret, now.seconds / 30);
    }
    auto accept(const std::string& token, const std::string& with, const std::string& number) {
        return staff::accept_invitation(site, token, with, number, now);
    }
    auto sign_in(
        const std::string& with,
        const std::string& number,
        const std::string& mail = "a@city.example.jp"
    ) {
        return staff::sign_in(
            site, {.mail = mail, .password = with, .code = number, .client = "192.0.2.1"}, now
        );
    }
};

}  // namespace

TEST_CASE("codes are those of the standard's examples") {
    CHECK(staff::totp_code(rfc_secret, 59 / 30) == "287082");
    CHECK(staff::totp_code(rfc_secret, 1111111109 / 30) == "081804");
    CHECK(staff::totp_code(rfc_secret, 1234567890 / 30) == "005924");
}

TEST_CASE("a code holds for its half minute and the neighbours, and only once") {
    const base::Moment now{1234567890};
    CHECK(staff::totp_step(rfc_secret, "005924", now, 0));
    CHECK(staff::totp_step(rfc_secret, "005924", now + 30, 0));
    CHECK_FALSE(staff::totp_step(rfc_secret, "005924", now + 90, 0));
    CHECK_FALSE(staff::totp_step(rfc_secret, "005924", now, 1234567890 / 30));
    CHECK_FALSE(staff::totp_step(rfc_secret, "", now, 0));
}

TEST_CASE("a password is known by its hash, and nobody's hash knows any password") {
    const auto hash = staff::hash_of_password(phrase);
    CHECK(hash.find(phrase) == std::string::npos);
    CHECK(staff::is_password(hash, phrase));
    CHECK_FALSE(staff::is_password(hash, phrase + " "));
    CHECK_FALSE(staff::is_password("", "nobody has this password"));
}

ON_BOTH_DATABASES("who was invited joins once, and then needs password and a fresh code") {
    Town town(fresh);
    const auto token = town.invite("a@city.example.jp");
    const auto secret = town.secret_of(token);
    CHECK(
        town.accept(token, "short", town.code(secret)).error() ==
        staff::AcceptRefusal::PasswordShort
    );
    CHECK(town.accept(token, phrase, "000000").error() == staff::AcceptRefusal::CodeWrong);
    REQUIRE(town.accept(token, phrase, town.code(secret)));
    CHECK(town.accept(token, phrase, town.code(secret)).error() == staff::AcceptRefusal::Over);
    CHECK_FALSE(town.sign_in(phrase, town.code(secret)));  // this code was used to join
    town.now = town.now + 30;
    CHECK_FALSE(town.sign_in("wrong password", town.code(secret)));
    CHECK_FALSE(town.sign_in(phrase, "123456"));
    CHECK(town.sign_in(phrase, town.code(secret)));
    CHECK_FALSE(town.sign_in(phrase, town.code(secret)));
}

ON_BOTH_DATABASES("five mistakes shut the door for a quarter of an hour, also for the right words"
) {
    Town town(fresh);
    const auto token = town.invite("a@city.example.jp");
    const auto secret = town.secret_of(token);
    REQUIRE(town.accept(token, phrase, town.code(secret)));
    for (int i = 0; i < 5; ++i)
        CHECK(town.sign_in("wrong password", "123456").error() == staff::SignInRefusal::Wrong);
    CHECK(town.sign_in(phrase, town.code(secret)).error() == staff::SignInRefusal::TooMany);
    CHECK(town.sign_in("x", "1", "nobody@city.example.jp").error() == staff::SignInRefusal::Wrong);
    town.now = town.now + 15 * 60 + 1;
    CHECK(town.sign_in(phrase, town.code(secret)));
}

ON_BOTH_DATABASES("a new invitation ends the old password, the old code and every session") {
    Town town(fresh);
    const auto first = town.invite("a@city.example.jp");
    const auto secret = town.secret_of(first);
    const auto session = town.accept(first, phrase, town.code(secret));
    const auto officer = [&] {
        return town.site.database().read([&](db::ReadTx& tx) {
            return staff::find_officer(tx, *session, town.now);
        });
    };
    REQUIRE(officer());
    town.invite("a@city.example.jp");
    CHECK_FALSE(officer());
    town.now = town.now + 60;
    CHECK_FALSE(town.sign_in(phrase, town.code(secret)));
}

ON_BOTH_DATABASES("a session rests for an hour at most and lives for twelve") {
    Town town(fresh);
    const auto token = town.invite("a@city.example.jp");
    const auto session = town.accept(token, phrase, town.code(town.secret_of(token)));
    const auto is_in = [&](std::int64_t after) {
        return town.site.database().read([&](db::ReadTx& tx) {
            return staff::find_officer(tx, *session, town.now + after).has_value();
        });
    };
    CHECK(is_in(59 * 60));
    CHECK_FALSE(is_in(61 * 60));
    CHECK_FALSE(is_in(13 * 60 * 60));
}

ON_BOTH_DATABASES("what the office did about people stands in an unbroken record") {
    Town town(fresh);
    const auto token = town.invite("a@city.example.jp");
    REQUIRE(town.accept(token, phrase, town.code(town.secret_of(token))));
    const auto verdict =
        town.site.database().read([](db::ReadTx& tx) { return audit::verify(tx); });
    CHECK(verdict.entries == 2);
    CHECK_FALSE(verdict.broken);
}
