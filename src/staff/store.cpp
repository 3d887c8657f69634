// Members, their invitations and their sessions.
#include "staff/store.h"

#include "vault/vault.h"

namespace staff {

constexpr std::int64_t hour = 60 * 60;
constexpr std::int64_t longest_session = 12 * hour, longest_rest = hour;
constexpr std::int64_t invitation_lasts = 7 * 24 * hour;

static const db::Sql member_by_print{R"(
SELECT id, name, mail, department, role, password, totp, totp_step, disabled_at
FROM staff_member
WHERE mail_print = $1)"};
static const db::Sql member_by_id{R"(
SELECT id, name, mail, department, role, password, totp, totp_step, disabled_at
FROM staff_member
WHERE id = $1)"};
static const db::Sql all_members{R"(
SELECT id, name, mail, department, role, password, totp, totp_step, disabled_at
FROM staff_member
ORDER BY department, id)"};
static const db::Sql new_member{R"(
INSERT INTO staff_member (name, mail_print, mail, department, role, password, totp, totp_step,
                          created_at, created_by)
VALUES ($1, $2, $3, $4, $5, '', '', 0, $6, $7)
ON CONFLICT (mail_print) DO UPDATE
SET name = excluded.name, department = excluded.department, role = excluded.role, password = '',
    totp = '', disabled_at = NULL
RETURNING id)"};
static const db::Sql member_keys{
    "UPDATE staff_member SET password = $2, totp = $3, totp_step = 0 WHERE id = $1"};
static const db::Sql claimed_step{
    "UPDATE staff_member SET totp_step = $2 WHERE id = $1 AND totp_step < $2"};
static const db::Sql disabled_member{
    "UPDATE staff_member SET disabled_at = $2, password = '', totp = '' WHERE id = $1"};

static const db::Sql new_invitation{R"(
INSERT INTO staff_invitation (token_hash, member_id, totp, created_at)
VALUES ($1, $2, $3, $4))"};
static const db::Sql open_invitation{R"(
SELECT member_id, totp
FROM staff_invitation
WHERE token_hash = $1 AND created_at > $2 AND used_at IS NULL)"};
static const db::Sql used_invitation{
    "UPDATE staff_invitation SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL"};
static const db::Sql no_invitations{"DELETE FROM staff_invitation WHERE member_id = $1"};

static const db::Sql new_session{R"(
INSERT INTO staff_session (token_hash, member_id, created_at, seen_at)
VALUES ($1, $2, $3, $3))"};
static const db::Sql officer_of_session{R"(
SELECT m.id, s.id, m.role, m.name, m.department, s.created_at, s.seen_at
FROM staff_session s
JOIN staff_member m ON m.id = s.member_id
WHERE s.token_hash = $1 AND s.created_at > $2 AND s.seen_at > $3 AND m.disabled_at IS NULL)"};
static const db::Sql seen_session{"UPDATE staff_session SET seen_at = $2 WHERE id = $1"};
static const db::Sql gone_session{"DELETE FROM staff_session WHERE id = $1"};
static const db::Sql no_sessions{"DELETE FROM staff_session WHERE member_id = $1"};
static const db::Sql old_sessions{"DELETE FROM staff_session WHERE created_at < $1"};

Member Member::from(const db::Row& row) {
    return {
        .id = row.get<base::Id<Member>>(0),
        .name = row.get<std::string>(1),
        .mail = row.get<std::string>(2),
        .department = row.get<std::string>(3),
        .role = row.get<Role>(4),
        .password = row.get<std::string>(5),
        .totp = row.get<std::string>(6),
        .totp_step = row.get<std::int64_t>(7),
        .disabled = row.get<std::optional<base::Moment>>(8)};
}

std::optional<Member> find_member(db::ReadTx& tx, std::string_view mail_print) {
    return tx.find<Member>(member_by_print, mail_print);
}

std::optional<Member> find_member(db::ReadTx& tx, base::Id<Member> id) {
    return tx.find<Member>(member_by_id, id);
}

std::vector<Member> list_members(db::ReadTx& tx) {
    return tx.list<Member>(all_members);
}

base::Id<Member> put_member(
    db::WriteTx& tx,
    const Member& member,
    std::string_view mail_print,
    std::string_view by,
    base::Moment now
) {
    const auto id = *tx.find<base::Id<Member>>(
        new_member, member.name, mail_print, member.mail, member.department, member.role, now, by
    );
    tx.execute(no_sessions, id);
    tx.execute(no_invitations, id);
    return id;
}

void set_keys(
    db::WriteTx& tx, base::Id<Member> id, std::string_view password, std::string_view totp
) {
    tx.execute(member_keys, id, password, totp);
}

bool claim_totp_step(db::WriteTx& tx, base::Id<Member> id, std::int64_t step) {
    return tx.execute(claimed_step, id, step) == 1;
}

void disable_member(db::WriteTx& tx, base::Id<Member> id, base::Moment now) {
    tx.execute(disabled_member, id, now);
    tx.execute(no_sessions, id);
    tx.execute(no_invitations, id);
}

void insert_invitation(
    db::WriteTx& tx,
    std::string_view token,
    base::Id<Member> id,
    std::string_view totp,
    base::Moment now
) {
    tx.execute(new_invitation, vault::hash_of(token), id, totp, now);
}

std::optional<Invited> find_invitation(db::ReadTx& tx, std::string_view token, base::Moment now) {
    return tx.find<Invited>(open_invitation, vault::hash_of(token), now - invitation_lasts);
}

Invited Invited::from(const db::Row& row) {
    return {.member = row.get<base::Id<Member>>(0), .totp = row.get<std::string>(1)};
}

bool use_invitation(db::WriteTx& tx, std::string_view token, base::Moment now) {
    return tx.execute(used_invitation, vault::hash_of(token), now) == 1;
}

void insert_session(
    db::WriteTx& tx, std::string_view token, base::Id<Member> id, base::Moment now
) {
    tx.execute(old_sessions, now - longest_session);
    tx.execute(new_session, vault::hash_of(token), id, now);
}

std::optional<Officer> find_officer(db::ReadTx& tx, std::string_view token, base::Moment now) {
    std::optional<Officer> officer;
    tx.each(
        officer_of_session,
        [&](const db::Row& row) {
            officer = Officer{
                .member = row.get<base::Id<Member>>(0),
                .session = row.get<base::Id<Session>>(1),
                .role = row.get<Role>(2),
                .name = row.get<std::string>(3),
                .department = row.get<std::string>(4),
                .since = row.get<base::Moment>(5),
                .seen = row.get<base::Moment>(6)};
        },
        vault::hash_of(token),
        now - longest_session,
        now - longest_rest
    );
    return officer;
}

void note_seen(db::WriteTx& tx, base::Id<Session> id, base::Moment now) {
    tx.execute(seen_session, id, now);
}

void remove_session(db::WriteTx& tx, base::Id<Session> id) {
    tx.execute(gone_session, id);
}

}  // namespace staff
