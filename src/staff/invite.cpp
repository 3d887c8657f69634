// Asking somebody in.
#include "audit/audit.h"
#include "base/text.h"
#include "mail/mail.h"
#include "staff/staff.h"
#include "staff/store.h"
#include "staff/totp.h"
#include "vault/vault.h"
#include "web/site.h"

namespace staff {

static mail::Letter letter(
    const web::Site& site, const Invitation& invitation, const std::string& link
);

std::string invite(
    db::WriteTx& tx, web::Site& site, const Invitation& invitation, base::Moment now
) {
    const auto& vault = site.part<vault::Vault>();
    const Member member{
        .name = invitation.name,
        .mail = vault.seal(invitation.mail, "staff.mail"),
        .department = invitation.department,
        .role = invitation.role};
    const auto print = vault.print(base::fold(invitation.mail), "staff.mail");
    const auto id = put_member(tx, member, print, invitation.by, now);
    const auto token = vault::new_token();
    insert_invitation(tx, token, id, vault.seal(new_totp_secret(), "staff.totp"), now);
    const auto link = site.reach().address + "/office/invitation/" + token;
    if (site.reach().sends_mail) mail::later(tx, site, letter(site, invitation, link), now);
    audit::record(
        tx,
        {.actor = invitation.by,
         .action = "staff.invite",
         .subject = "staff:" + std::to_string(id.number),
         .detail = std::string(name_of(invitation.role))},
        now
    );
    return link;
}

static mail::Letter letter(
    const web::Site& site, const Invitation& invitation, const std::string& link
) {
    const auto t = [&](std::string_view key) {
        return site.city().catalogue.text(
            texts::Language::Japanese, key, {{"city", site.city().name}, {"name", invitation.name}}
        );
    };
    return {
        .to = invitation.mail,
        .subject = t("staff.letter.subject"),
        .paragraphs = {t("staff.letter.text"), t("staff.letter.phone")},
        .action = t("staff.letter.action"),
        .address = link};
}

}  // namespace staff
