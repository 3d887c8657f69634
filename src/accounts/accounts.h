// accounts (利用者): parents and helpers who signed in, their sessions, and their family with its
// children by birth month. Kept as little as possible, and sealed where it rests. Not staff.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "accounts/child.h"
#include "base/date.h"
#include "base/id.h"

namespace db {
class ReadTx;
class Row;
class WriteTx;
}  // namespace db
namespace web {
class Request;
struct Response;
class Router;
class Site;
}  // namespace web

namespace accounts {

struct Account;
struct Session;
struct Family;

// 保護者 may do everything; 送迎のみ sees bookings; 見るだけ sees the family's page.
enum class Role { Guardian, Pickup, Viewer };

// Whoever holds the session of this request.
struct Person {
    base::Id<Account> account;
    base::Id<Session> session;
    base::Id<Family> family;
    Role role = Role::Guardian;
    base::Moment seen{};  // when this session was last noted as used
    static Person from(const db::Row& row);
};
std::optional<Person> find_person(const web::Request& request);

// The only way to open a page to people who signed in: others are asked to sign in first and come
// back to where they wanted to go.
using PersonHandler = std::function<web::Response(const web::Request&, const Person&)>;
std::function<web::Response(const web::Request&)> signed_in(PersonHandler handler);

std::vector<Child> list_children(db::ReadTx& tx, web::Site& site, base::Id<Family> family);

// What is no longer needed: used links, old attempts, sessions that nobody came back to.
void forget_old(db::WriteTx& tx, base::Moment now);

void pages(web::Router& portal);

}  // namespace accounts
