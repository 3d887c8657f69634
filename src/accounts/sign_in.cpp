// The way in, step by step.
#include "accounts/sign_in.h"

#include "accounts/store.h"
#include "attempts/attempts.h"
#include "base/text.h"
#include "mail/mail.h"
#include "vault/vault.h"
#include "web/site.h"

namespace accounts {

constexpr int hour = 60 * 60;
constexpr attempts::Limit letters_per_mailbox{"accounts.mail", 5, hour};
// Families behind one address of a carrier.
constexpr attempts::Limit letters_per_client{"accounts.client", 30, hour};
constexpr int link_minutes = 30;

static mail::Letter link_letter(
    const web::Site& site, const Ask& ask, const std::string& address, std::string_view token
);
static mail::Letter notice(
    const web::Site& site, const std::string& to, const Account& account, base::Moment now
);
static std::string understood(std::string_view typed);

base::Result<std::string, AskRefusal> ask_for_link(
    db::WriteTx& tx, web::Site& site, const Ask& ask, base::Moment now
) {
    auto address = understood(ask.mail);
    if (!mail::is_address(address)) return base::refuse(AskRefusal::BadAddress);
    forget_old(tx, now);
    const auto& vault = site.part<vault::Vault>();
    const auto client = vault.print(ask.client, "attempt.client");
    if (!attempts::note(tx, letters_per_client, client, now))
        return base::refuse(AskRefusal::TooMany);
    const auto print = vault.print(base::fold(address), "account.mail");
    if (!attempts::note(tx, letters_per_mailbox, print, now)) return address;
    const auto token = vault::new_token();
    insert_link(
        tx, token, {print, vault.seal(address, "account.mail"), ask.goes_to, ask.language}, now
    );
    mail::later(tx, site, link_letter(site, ask, address, token), now);
    return address;
}

// Full-width letters are what a Japanese keyboard gives; nobody's address has them.
static std::string understood(std::string_view typed) {
    return base::fold_width(base::trim(typed));
}

static mail::Letter link_letter(
    const web::Site& site, const Ask& ask, const std::string& address, std::string_view token
) {
    const auto t = [&](std::string_view key) {
        return site.city().catalogue.text(
            ask.language, key, {{"city", site.city().name}, {"minutes", link_minutes}}
        );
    };
    return {
        .to = address,
        .subject = t("accounts.letter.link.subject"),
        .paragraphs = {t("accounts.letter.link.text"), t("accounts.letter.link.not_you")},
        .action = t("accounts.letter.link.action"),
        .address = site.reach().address + std::string(texts::prefix(ask.language)) +
                   "/account/enter/" + std::string(token)};
}

std::optional<Link> find_link(db::ReadTx& tx, std::string_view token, base::Moment now) {
    return find_unused_link(tx, token, now - link_minutes * 60);
}

std::optional<Entered> enter(
    db::WriteTx& tx,
    web::Site& site,
    std::string_view token,
    std::string_view device,
    base::Moment now
) {
    const auto link = find_link(tx, token, now);
    if (!link || !use_link(tx, token, now)) return std::nullopt;
    Entered entered{.session = vault::new_token(), .goes_to = link->goes_to};
    auto account = find_account(tx, link->mail_print);
    entered.is_new = !account;
    if (!account)
        account = insert_account(tx, *link, now);
    else
        mail::later(tx, site, notice(site, open_mail(site, account->mail), *account, now), now);
    insert_session(tx, entered.session, account->id, device, now);
    return entered;
}

static mail::Letter notice(
    const web::Site& site, const std::string& to, const Account& account, base::Moment now
) {
    const auto t = [&](std::string_view key) {
        return site.city().catalogue.text(
            account.language,
            key,
            {{"city", site.city().name}, {"day", now.date().iso()}, {"time", now.time().text()}}
        );
    };
    return {
        .to = to,
        .subject = t("accounts.letter.notice.subject"),
        .paragraphs = {t("accounts.letter.notice.text"), t("accounts.letter.notice.not_you")},
        .action = t("accounts.letter.notice.action"),
        .address = site.reach().address + "/account"};
}

}  // namespace accounts
