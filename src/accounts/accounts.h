// accounts (利用者): parents and helpers who signed in, their sessions, and their family with its
// children by birth month. Kept as little as possible, and sealed where it rests. Not staff.
#pragma once

#include <compare>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

// A child as far as the portal needs to know it. Ages and school years are worked out when they are
// shown, never stored.
// 生まれ月, to the month; the day is nobody's business.
struct BirthMonth {
    int year = 0, month = 0;
    static std::optional<BirthMonth> read(std::string_view text);  // "2026-05"
    std::string text() const;
    base::Date first_day() const;
    auto operator<=>(const BirthMonth&) const = default;
};

struct Child {
    base::Id<Child> id{};
    std::string nickname{};
    std::optional<BirthMonth> born{};  // one of the two
    std::optional<base::Date> due{};   // 出産予定日

    // The ages in completed months that it can have today: the birth month leaves two of them
    // open. Before birth -10 to -1.
    base::AgeRange ages(base::Date today) const;
};

// 学年. Whoever is born from 2 April to 1 April goes to school together (学校教育法17条); of
// children born in April, those of the 1st belong a year higher, which a month cannot tell.
enum class SchoolYear {
    Unborn,
    Age0,
    Age1,
    Age2,
    Age3,
    Age4,
    Age5,
    Primary,
    LowerSecondary,
    Older
};
struct School {
    SchoolYear year = SchoolYear::Unborn;
    int grade = 0;  // 1 to 6, 1 to 3
};
School school_of(const Child& child, base::Date today);

std::vector<Child> list_children(db::ReadTx& tx, web::Site& site, base::Id<Family> family);

void pages(web::Router& portal);

}  // namespace accounts
