// Desk: a browser in the office: somebody of a role, invited and signed in as people are.
#pragma once

#include <string>
#include <vector>

#include "staff/sign_in.h"
#include "staff/staff.h"
#include "staff/totp.h"
#include "support/browser.h"

namespace test {

struct Desk {
    Browser browser;
    explicit Desk(std::initializer_list<Browser::Door> doors) : browser(doors) {}

    // The address of the invitation.
    std::string invite(staff::Role role, const std::string& mail) {
        const auto link = browser.database().write([&](db::WriteTx& tx) {
            return staff::invite(
                tx,
                browser.site(),
                {.name = "担当", .mail = mail, .role = role, .by = "operator"},
                browser.clock().now()
            );
        });
        return link.substr(link.find("/office/"));
    }
    // What the phone of the invited person shows.
    std::string code(const std::string& invitation) {
        const auto token = invitation.substr(invitation.rfind('/') + 1);
        const auto now = browser.clock().now();
        const auto welcome = staff::find_welcome(browser.site(), token, now);
        return staff::totp_code(welcome->totp, now.seconds / 30);
    }
    // Past the entrance, which is tested where it stands (room staff).
    void enter(staff::Role role, const std::string& mail = "a@city.example.jp") {
        const auto link = invite(role, mail);
        const auto token = link.substr(link.rfind('/') + 1);
        const auto session = staff::accept_invitation(
            browser.site(), token, phrase, code(link), browser.clock().now()
        );
        browser.cookies["office"] = session.value();
    }
    static constexpr auto phrase = "長い合言葉なら覚えられます";
};

}  // namespace test
