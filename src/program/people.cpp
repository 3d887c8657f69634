// hagukumi invite and hagukumi verify-audit: what an operator does about the people in the office.
#include <fmt/format.h>

#include <iostream>

#include "audit/audit.h"
#include "base/clock.h"
#include "mail/mail.h"
#include "program/cities.h"
#include "program/orders.h"
#include "staff/staff.h"

namespace program {

int invite_staff(const Settings& settings, const InviteOrder& order) {
    const auto role = staff::find_role(order.role);
    if (!role) return refuse("there is no role '" + order.role + "'");
    if (!mail::is_address(order.mail)) return refuse(order.mail + " is no mail address");
    const auto chosen = choose_city(settings, order.city);
    if (!chosen) return refuse(chosen.error());
    const auto site = open_city(settings, **chosen);
    if (!site) return refuse(site.error());
    const staff::Invitation invitation{
        .name = order.name,
        .mail = order.mail,
        .department = order.department,
        .role = *role,
        .by = "operator"};
    const auto now = base::SystemClock().now();
    const auto link = (*site)->database().write([&](db::WriteTx& tx) {
        return staff::invite(tx, **site, invitation, now);
    });
    std::cout << fmt::format("invitation for {} (valid for seven days):\n{}\n", order.name, link);
    return 0;
}

int verify_audit(const Settings& settings, const std::string& city) {
    const auto chosen = choose_city(settings, city);
    if (!chosen) return refuse(chosen.error());
    const auto site = open_city(settings, **chosen);
    if (!site) return refuse(site.error());
    const auto verdict = (*site)->database().read([](db::ReadTx& tx) { return audit::verify(tx); });
    if (verdict.broken)
        return refuse(fmt::format("the audit record is broken at entry {}", *verdict.broken));
    std::cout << fmt::format(
        "the audit record is unbroken: {} entries, head {}\n", verdict.entries, verdict.head
    );
    return 0;
}

}  // namespace program
