// staff (職員): who works behind the portal: city departments, the NPO, facilities, shops; how they
// sign in, and what each may do. The lock, not the furniture: each room has its own office pages.
// Not readers' accounts.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "web/router.h"

namespace db {
class WriteTx;
}

namespace staff {

// Presets (役割). A manager (管理者) may do everything.
enum class Role { Manager, Department, Npo, Facility, Shop, Coordinator, Auditor };
inline constexpr int role_count = 7;
std::string_view name_of(Role role);  // in texts and on the command line: "department"
std::optional<Role> find_role(std::string_view name);

// A permission, declared by the room that it is about, with the roles that have it:
//   constexpr staff::May edit{"articles.edit", {staff::Role::Department, staff::Role::Npo}};
struct May {
    std::string_view permission;
    unsigned roles = 0;
    constexpr May(std::string_view name, std::initializer_list<Role> of) : permission(name) {
        for (const auto role : of)
            roles |= 1U << unsigned(role);
    }
    constexpr bool allows(Role role) const {
        return role == Role::Manager || (roles & (1U << unsigned(role))) != 0;
    }
};

struct Member;
struct Session;

// Whoever holds the office session of this request.
struct Officer {
    base::Id<Member> member{};
    base::Id<Session> session{};
    Role role = Role::Auditor;
    std::string name{}, department{};
    base::Moment since{}, seen{};
    std::string actor() const;  // "staff:3", for the audit record
};

// The office door: the only way to open an office page, and none without a permission.
class Office {
  public:
    using Handler = std::function<web::Response(const web::Request&, const Officer&)>;
    struct Route {
        web::Method method;
        std::string pattern;
        May may;
    };
    struct Item {  // of the office's own menu
        std::string path, text_key;
        May may;
    };

    explicit Office(web::Router& router) : router_(router) {}
    void get(std::string pattern, May may, Handler handler);
    void post(
        std::string pattern,
        May may,
        Handler handler,
        std::size_t body_limit = web::Router::usual_body
    );
    void menu(std::string path, std::string text_key, May may);
    const std::vector<Route>& routes() const { return routes_; }
    std::shared_ptr<const std::vector<Item>> items() const { return items_; }

  private:
    web::Router& router_;
    std::vector<Route> routes_;
    std::shared_ptr<std::vector<Item>> items_ = std::make_shared<std::vector<Item>>();
};

void office(Office& office, web::Router& router);  // sign-in, invitations, the office's first page

struct Invitation {
    std::string name{}, mail{}, department{};
    Role role = Role::Department;
    std::string by{};  // actor
};
// A letter with a link, for a week; returns the link. Again for a mail address that is known: a
// new link, and the old password and code end.
std::string invite(
    db::WriteTx& tx, web::Site& site, const Invitation& invitation, base::Moment now
);

}  // namespace staff
