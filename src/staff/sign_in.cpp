// Password and code are looked at outside of any transaction; what they lead to is one.
#include "staff/sign_in.h"

#include "attempts/attempts.h"
#include "audit/audit.h"
#include "base/text.h"
#include "staff/password.h"
#include "staff/store.h"
#include "staff/totp.h"
#include "vault/vault.h"
#include "web/site.h"

namespace staff {

constexpr attempts::Limit tries_per_member{"staff.member", 5, 15 * 60};
constexpr attempts::Limit tries_per_client{"staff.client", 30, 15 * 60};
constexpr std::size_t shortest_password = 12, longest_password = 200;

static bool may_try(
    web::Site& site, const Credentials& credentials, const std::string& print, base::Moment now
);
static std::optional<std::int64_t> step_of(
    web::Site& site, const Member& member, std::string_view code, base::Moment now
);

base::Result<std::string, SignInRefusal> sign_in(
    web::Site& site, const Credentials& credentials, base::Moment now
) {
    const auto print =
        site.part<vault::Vault>().print(base::fold(base::trim(credentials.mail)), "staff.mail");
    if (!may_try(site, credentials, print, now)) return base::refuse(SignInRefusal::TooMany);
    const auto member =
        site.database().read([&](db::ReadTx& tx) { return find_member(tx, print); });
    const bool known = is_password(member ? member->password : "", credentials.password);
    if (!known) return base::refuse(SignInRefusal::Wrong);
    const auto step = step_of(site, *member, credentials.code, now);
    if (!step) return base::refuse(SignInRefusal::Wrong);
    const auto token = vault::new_token();
    const bool in = site.database().write([&](db::WriteTx& tx) {
        if (!claim_totp_step(tx, member->id, *step)) return false;
        insert_session(tx, token, member->id, now);
        audit::record(
            tx,
            {.actor = "staff:" + std::to_string(member->id.number), .action = "staff.sign_in"},
            now
        );
        return true;
    });
    if (!in) return base::refuse(SignInRefusal::Wrong);
    return token;
}

static bool may_try(
    web::Site& site, const Credentials& credentials, const std::string& print, base::Moment now
) {
    const auto client = site.part<vault::Vault>().print(credentials.client, "attempt.client");
    return site.database().write([&](db::WriteTx& tx) {
        return attempts::note(tx, tries_per_client, client, now) &&
               attempts::note(tx, tries_per_member, print, now);
    });
}

static std::optional<std::int64_t> step_of(
    web::Site& site, const Member& member, std::string_view code, base::Moment now
) {
    const auto secret = site.part<vault::Vault>().open(member.totp, "staff.totp");
    return totp_step(secret, base::fold_width(base::trim(code)), now, member.totp_step);
}

std::optional<Welcome> find_welcome(web::Site& site, std::string_view token, base::Moment now) {
    const auto& vault = site.part<vault::Vault>();
    return site.database().read([&](db::ReadTx& tx) -> std::optional<Welcome> {
        const auto invited = find_invitation(tx, token, now);
        if (!invited) return std::nullopt;
        const auto member = find_member(tx, invited->member);
        Welcome welcome{
            .name = member->name,
            .mail = vault.open(member->mail, "staff.mail"),
            .department = member->department,
            .totp = vault.open(invited->totp, "staff.totp"),
            .role = member->role};
        welcome.totp_address = totp_address(welcome.totp, site.city().name, welcome.mail);
        return welcome;
    });
}

base::Result<std::string, AcceptRefusal> accept_invitation(
    web::Site& site,
    std::string_view token,
    const std::string& password,
    std::string_view code,
    base::Moment now
) {
    const auto welcome = find_welcome(site, token, now);
    if (!welcome) return base::refuse(AcceptRefusal::Over);
    const auto characters = base::count_characters(password);
    if (characters < shortest_password || password.size() > longest_password)
        return base::refuse(AcceptRefusal::PasswordShort);
    const auto step = totp_step(welcome->totp, base::fold_width(base::trim(code)), now, 0);
    if (!step) return base::refuse(AcceptRefusal::CodeWrong);
    const auto hash = hash_of_password(password);
    const auto session = vault::new_token();
    const bool in = site.database().write([&](db::WriteTx& tx) {
        const auto invited = find_invitation(tx, token, now);
        if (!invited || !use_invitation(tx, token, now)) return false;
        set_keys(tx, invited->member, hash, invited->totp);
        claim_totp_step(tx, invited->member, *step);
        insert_session(tx, session, invited->member, now);
        audit::record(
            tx,
            {.actor = "staff:" + std::to_string(invited->member.number),
             .action = "staff.accept_invitation"},
            now
        );
        return true;
    });
    if (!in) return base::refuse(AcceptRefusal::Over);
    return session;
}

}  // namespace staff
