// All SQL of this room.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/db.h"
#include "staff/staff.h"

namespace staff {

struct Member {
    base::Id<Member> id{};
    std::string name{}, mail{}, department{};  // mail: sealed
    Role role = Role::Department;
    std::string password{}, totp{};  // hash; sealed secret. Both "" until the invitation is taken
    std::int64_t totp_step = 0;
    std::optional<base::Moment> disabled{};
    static Member from(const db::Row& row);
};
std::optional<Member> find_member(db::ReadTx& tx, std::string_view mail_print);
std::optional<Member> find_member(db::ReadTx& tx, base::Id<Member> id);
std::vector<Member> list_members(db::ReadTx& tx);
// Makes the member, or renames it; ends what it could sign in with.
base::Id<Member> put_member(
    db::WriteTx& tx,
    const Member& member,
    std::string_view mail_print,
    std::string_view by,
    base::Moment now
);
void set_keys(
    db::WriteTx& tx, base::Id<Member> id, std::string_view password, std::string_view totp
);
bool claim_totp_step(db::WriteTx& tx, base::Id<Member> id, std::int64_t step);
void disable_member(db::WriteTx& tx, base::Id<Member> id, base::Moment now);

void insert_invitation(
    db::WriteTx& tx,
    std::string_view token,
    base::Id<Member> id,
    std::string_view totp,
    base::Moment now
);
struct Invited {
    base::Id<Member> member{};
    std::string totp{};  // sealed
    static Invited from(const db::Row& row);
};
std::optional<Invited> find_invitation(db::ReadTx& tx, std::string_view token, base::Moment now);
bool use_invitation(db::WriteTx& tx, std::string_view token, base::Moment now);

void insert_session(db::WriteTx& tx, std::string_view token, base::Id<Member> id, base::Moment now);
std::optional<Officer> find_officer(db::ReadTx& tx, std::string_view token, base::Moment now);
void note_seen(db::WriteTx& tx, base::Id<Session> id, base::Moment now);
void remove_session(db::WriteTx& tx, base::Id<Session> id);

}  // namespace staff
