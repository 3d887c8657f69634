// Who works here. Only for managers.
#include "audit/audit.h"
#include "base/text.h"
#include "mail/mail.h"
#include "staff/doors.h"
#include "staff/office_members.html.h"
#include "staff/shown.h"
#include "vault/vault.h"
#include "web/site.h"

namespace staff {

constexpr May manage{"staff.manage", {}};

static web::Response members_page(
    const web::Request& request, const Officer& officer, MembersPage page, int status = 200
);
static std::string problem_of(const Invitation& invitation, std::string_view role);

// A look at people's addresses leaves an entry.
static web::Response list_all(const web::Request& request, const Officer& officer) {
    request.database().write([&](db::WriteTx& tx) {
        audit::record(tx, {.actor = officer.actor(), .action = "staff.look"}, request.now);
    });
    return members_page(request, officer, {});
}

static web::Response create_invitation(const web::Request& request, const Officer& officer) {
    const auto& form = request.form;
    const auto role = find_role(form.text("role"));
    const Invitation invitation{
        .name = std::string(form.text("name")),
        .mail = base::fold_width(form.text("mail")),
        .department = std::string(form.text("department")),
        .role = role.value_or(Role::Auditor),
        .by = officer.actor()};
    MembersPage page{
        .name = invitation.name,
        .mail = invitation.mail,
        .department = invitation.department,
        .role = std::string(form.text("role"))};
    if (const auto key = problem_of(invitation, page.role); !key.empty()) {
        page.error = request.view().t("staff.error." + key);
        return members_page(request, officer, page, 422);
    }
    const auto link = request.database().write([&](db::WriteTx& tx) {
        return invite(tx, *request.site, invitation, request.now);
    });
    return members_page(request, officer, {.link = link});
}

static std::string problem_of(const Invitation& invitation, std::string_view role) {
    if (invitation.name.empty() || base::count_characters(invitation.name) > 40)
        return "name_missing";
    if (!mail::is_address(invitation.mail)) return "mail_wrong";
    return find_role(role) ? "" : "role_missing";
}

static web::Response create_end(const web::Request& request, const Officer& officer) {
    const auto id = request.id<Member>();
    if (!id || *id == officer.member) return web::not_found(request);  // nobody locks the last door
    const bool ended = request.database().write([&](db::WriteTx& tx) {
        if (!find_member(tx, *id)) return false;
        disable_member(tx, *id, request.now);
        audit::record(
            tx,
            {.actor = officer.actor(),
             .action = "staff.disable",
             .subject = "staff:" + std::to_string(id->number)},
            request.now
        );
        return true;
    });
    return ended ? web::see_other(request, "/office/staff") : web::not_found(request);
}

static web::Response members_page(
    const web::Request& request, const Officer& officer, MembersPage page, int status
) {
    const auto& vault = request.site->part<vault::Vault>();
    page.token = std::string(request.form_token());
    for (const auto& department : request.site->city().departments)
        page.departments.push_back(department.name);
    for (auto& member : request.read([](db::ReadTx& tx) { return list_members(tx); })) {
        const auto mail = vault.open(member.mail, "staff.mail");
        const bool waits = member.password.empty() && !member.disabled;
        const bool is_me = member.id == officer.member;
        page.members.push_back({std::move(member), mail, waits, is_me});
    }
    return office_page(request, "staff.members.title", page::members(request.view(), page), status);
}

void members(Office& office) {
    office.menu("/office/staff", "staff.members.title", manage);
    office.get("/office/staff", manage, list_all);
    office.post("/office/staff", manage, create_invitation);
    office.post("/office/staff/{id}/end", manage, create_end);
}

}  // namespace staff
