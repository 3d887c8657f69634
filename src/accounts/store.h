// All SQL of this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/accounts.h"
#include "accounts/sign_in.h"
#include "db/db.h"

namespace accounts {

struct Account {
    base::Id<Account> id;
    std::string mail;  // sealed
    texts::Language language = texts::Language::Japanese;
    base::Moment created{};
    static Account from(const db::Row& row);
};
std::string open_mail(web::Site& site, std::string_view sealed);

std::optional<Account> find_account(db::ReadTx& tx, std::string_view mail_print);
std::optional<Account> find_account(db::ReadTx& tx, base::Id<Account> id);
// With a family of its own, in which it is a guardian.
Account insert_account(db::WriteTx& tx, const Link& link, base::Moment now);
// With everything that is only its own; its family too when nobody else is in it.
void remove_account(db::WriteTx& tx, base::Id<Account> id);

void insert_link(db::WriteTx& tx, std::string_view token, const Link& link, base::Moment now);
std::optional<Link> find_unused_link(db::ReadTx& tx, std::string_view token, base::Moment since);
bool use_link(db::WriteTx& tx, std::string_view token, base::Moment now);  // false: used already

struct Session {
    base::Id<Session> id;
    std::string device;
    base::Moment created{}, seen{};
    static Session from(const db::Row& row);
};
void insert_session(
    db::WriteTx& tx,
    std::string_view token,
    base::Id<Account> account,
    std::string_view device,
    base::Moment now
);
std::optional<Person> find_person(db::ReadTx& tx, std::string_view token, base::Moment now);
void note_seen(db::WriteTx& tx, base::Id<Session> id, base::Moment now);
std::vector<Session> list_sessions(db::ReadTx& tx, base::Id<Account> account);
// False: there is no such session of this account.
bool remove_session(db::WriteTx& tx, base::Id<Session> id, base::Id<Account> account);

// What is no longer needed: links of yesterday, sessions that nobody came back to.
void forget_old(db::WriteTx& tx, base::Moment now);

std::optional<Child> find_child(
    db::ReadTx& tx, web::Site& site, base::Id<Child> id, base::Id<Family> family
);
base::Id<Child> insert_child(
    db::WriteTx& tx, web::Site& site, base::Id<Family> family, const Child& child, base::Moment now
);
bool update_child(db::WriteTx& tx, web::Site& site, base::Id<Family> family, const Child& child);
bool remove_child(db::WriteTx& tx, base::Id<Child> id, base::Id<Family> family);

}  // namespace accounts
