// Children. Each statement names the family: nobody reaches another family's child by its id.
#include "accounts/store.h"
#include "vault/vault.h"
#include "web/site.h"

namespace accounts {

constexpr auto nickname_use = "child.nickname";

static const db::Sql children_of_family{R"(
SELECT id, nickname, born_month, due_on
FROM child
WHERE family_id = $1
ORDER BY COALESCE(born_month, due_on), id)"};
static const db::Sql child_of_family{R"(
SELECT id, nickname, born_month, due_on
FROM child
WHERE id = $1 AND family_id = $2)"};
static const db::Sql new_child{R"(
INSERT INTO child (family_id, nickname, born_month, due_on, created_at)
VALUES ($1, $2, $3, $4, $5)
RETURNING id)"};
static const db::Sql changed_child{R"(
UPDATE child
SET nickname = $3, born_month = $4, due_on = $5
WHERE id = $1 AND family_id = $2)"};
static const db::Sql gone_child{"DELETE FROM child WHERE id = $1 AND family_id = $2"};

namespace {
struct Sealed {  // as it rests
    Child child;
    static Sealed from(const db::Row& row) {
        Child child{.id = row.get<base::Id<Child>>(0), .nickname = row.get<std::string>(1)};
        if (!row.is_null(2)) child.born = BirthMonth::read(row.text(2));
        child.due = row.get<std::optional<base::Date>>(3);
        return {std::move(child)};
    }
    Child open(web::Site& site) && {
        child.nickname = site.part<vault::Vault>().open(child.nickname, nickname_use);
        return std::move(child);
    }
};
}  // namespace

static std::string sealed_name(web::Site& site, const Child& child);
static std::optional<std::string> month_of(const Child& child);

std::vector<Child> list_children(db::ReadTx& tx, web::Site& site, base::Id<Family> family) {
    std::vector<Child> children;
    for (auto& sealed : tx.list<Sealed>(children_of_family, family))
        children.push_back(std::move(sealed).open(site));
    return children;
}

std::optional<Child> find_child(
    db::ReadTx& tx, web::Site& site, base::Id<Child> id, base::Id<Family> family
) {
    auto sealed = tx.find<Sealed>(child_of_family, id, family);
    if (!sealed) return std::nullopt;
    return std::move(*sealed).open(site);
}

base::Id<Child> insert_child(
    db::WriteTx& tx, web::Site& site, base::Id<Family> family, const Child& child, base::Moment now
) {
    const auto name = sealed_name(site, child);
    return *tx.find<base::Id<Child>>(new_child, family, name, month_of(child), child.due, now);
}

bool update_child(db::WriteTx& tx, web::Site& site, base::Id<Family> family, const Child& child) {
    const auto name = sealed_name(site, child);
    return tx.execute(changed_child, child.id, family, name, month_of(child), child.due) == 1;
}

bool remove_child(db::WriteTx& tx, base::Id<Child> id, base::Id<Family> family) {
    return tx.execute(gone_child, id, family) == 1;
}

static std::string sealed_name(web::Site& site, const Child& child) {
    return site.part<vault::Vault>().seal(child.nickname, nickname_use);
}

static std::optional<std::string> month_of(const Child& child) {
    if (!child.born) return std::nullopt;
    return child.born->text();
}

}  // namespace accounts
