// Accounts, links, attempts and sessions; families and children are in store_family.cpp.
#include "accounts/store.h"

#include "vault/vault.h"
#include "web/site.h"

namespace accounts {

constexpr std::int64_t day = 24 * 60 * 60;
constexpr std::int64_t session_days = 180;

static const db::Sql account_by_print{
    "SELECT id, mail, language, created_at FROM account WHERE mail_print = $1"};
static const db::Sql account_by_id{
    "SELECT id, mail, language, created_at FROM account WHERE id = $1"};
static const db::Sql new_account{R"(
INSERT INTO account (mail_print, mail, language, created_at)
VALUES ($1, $2, $3, $4)
RETURNING id, mail, language, created_at)"};
static const db::Sql new_family{"INSERT INTO family (created_at) VALUES ($1) RETURNING id"};
static const db::Sql new_member{R"(
INSERT INTO member (family_id, account_id, role, created_at)
VALUES ($1, $2, $3, $4))"};
static const db::Sql lonely_families{R"(
DELETE FROM family
WHERE id IN (SELECT family_id FROM member WHERE account_id = $1)
      AND NOT EXISTS (SELECT 1 FROM member m WHERE m.family_id = family.id AND m.account_id <> $1))"};
static const db::Sql links_of_account{R"(
DELETE FROM sign_in_link
WHERE mail_print = (SELECT mail_print FROM account WHERE id = $1))"};
static const db::Sql gone_account{"DELETE FROM account WHERE id = $1"};

static const db::Sql new_link{R"(
INSERT INTO sign_in_link (token_hash, mail_print, mail, language, goes_to, created_at)
VALUES ($1, $2, $3, $4, $5, $6))"};
static const db::Sql unused_link{R"(
SELECT mail_print, mail, goes_to, language
FROM sign_in_link
WHERE token_hash = $1 AND created_at > $2 AND used_at IS NULL)"};
static const db::Sql used_link{
    "UPDATE sign_in_link SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL"};
static const db::Sql old_links{"DELETE FROM sign_in_link WHERE created_at < $1"};

static const db::Sql new_session{R"(
INSERT INTO session (token_hash, account_id, device, created_at, seen_at)
VALUES ($1, $2, $3, $4, $4))"};
static const db::Sql person_of_session{R"(
SELECT s.account_id, s.id, m.family_id, m.role, s.seen_at
FROM session s
JOIN member m ON m.account_id = s.account_id
WHERE s.token_hash = $1 AND s.seen_at > $2
ORDER BY m.created_at
LIMIT 1)"};
static const db::Sql seen_session{"UPDATE session SET seen_at = $2 WHERE id = $1"};
static const db::Sql sessions_of_account{R"(
SELECT id, device, created_at, seen_at
FROM session
WHERE account_id = $1
ORDER BY seen_at DESC, id DESC)"};
static const db::Sql gone_session{"DELETE FROM session WHERE id = $1 AND account_id = $2"};
static const db::Sql old_sessions{"DELETE FROM session WHERE seen_at < $1"};

static texts::Language language_of(std::string_view code) {
    for (const auto language : texts::languages)
        if (texts::code(language) == code) return language;
    return texts::Language::Japanese;
}

Account Account::from(const db::Row& row) {
    return {
        .id = row.get<base::Id<Account>>(0),
        .mail = row.get<std::string>(1),
        .language = language_of(row.text(2)),
        .created = row.get<base::Moment>(3)};
}

std::string open_mail(web::Site& site, std::string_view sealed) {
    return site.part<vault::Vault>().open(sealed, "account.mail");
}

std::optional<Account> find_account(db::ReadTx& tx, std::string_view mail_print) {
    return tx.find<Account>(account_by_print, mail_print);
}

std::optional<Account> find_account(db::ReadTx& tx, base::Id<Account> id) {
    return tx.find<Account>(account_by_id, id);
}

Account insert_account(db::WriteTx& tx, const Link& link, base::Moment now) {
    auto account =
        *tx.find<Account>(new_account, link.mail_print, link.mail, texts::code(link.language), now);
    const auto family = *tx.find<base::Id<Family>>(new_family, now);
    tx.execute(new_member, family, account.id, Role::Guardian, now);
    return account;
}

void remove_account(db::WriteTx& tx, base::Id<Account> id) {
    tx.execute(lonely_families, id);
    tx.execute(links_of_account, id);
    tx.execute(gone_account, id);
}

void insert_link(db::WriteTx& tx, std::string_view token, const Link& link, base::Moment now) {
    tx.execute(
        new_link,
        vault::hash_of(token),
        link.mail_print,
        link.mail,
        texts::code(link.language),
        link.goes_to,
        now
    );
}

std::optional<Link> find_unused_link(db::ReadTx& tx, std::string_view token, base::Moment since) {
    return tx.find<Link>(unused_link, vault::hash_of(token), since);
}

Link Link::from(const db::Row& row) {
    return {
        .mail_print = row.get<std::string>(0),
        .mail = row.get<std::string>(1),
        .goes_to = row.get<std::string>(2),
        .language = language_of(row.text(3))};
}

bool use_link(db::WriteTx& tx, std::string_view token, base::Moment now) {
    return tx.execute(used_link, vault::hash_of(token), now) == 1;
}

void insert_session(
    db::WriteTx& tx,
    std::string_view token,
    base::Id<Account> account,
    std::string_view device,
    base::Moment now
) {
    tx.execute(new_session, vault::hash_of(token), account, device, now);
}

std::optional<Person> find_person(db::ReadTx& tx, std::string_view token, base::Moment now) {
    return tx.find<Person>(person_of_session, vault::hash_of(token), now - session_days * day);
}

Person Person::from(const db::Row& row) {
    return {
        .account = row.get<base::Id<Account>>(0),
        .session = row.get<base::Id<Session>>(1),
        .family = row.get<base::Id<Family>>(2),
        .role = row.get<Role>(3),
        .seen = row.get<base::Moment>(4)};
}

void note_seen(db::WriteTx& tx, base::Id<Session> id, base::Moment now) {
    tx.execute(seen_session, id, now);
}

std::vector<Session> list_sessions(db::ReadTx& tx, base::Id<Account> account) {
    return tx.list<Session>(sessions_of_account, account);
}

Session Session::from(const db::Row& row) {
    return {
        .id = row.get<base::Id<Session>>(0),
        .device = row.get<std::string>(1),
        .created = row.get<base::Moment>(2),
        .seen = row.get<base::Moment>(3)};
}

bool remove_session(db::WriteTx& tx, base::Id<Session> id, base::Id<Account> account) {
    return tx.execute(gone_session, id, account) == 1;
}

void forget_old(db::WriteTx& tx, base::Moment now) {
    tx.execute(old_links, now - day);
    tx.execute(old_sessions, now - session_days * day);
}

}  // namespace accounts
