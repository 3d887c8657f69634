// The children of a family: add, change, take away. Only a guardian may.
#include "accounts/child.html.h"
#include "accounts/child_form.h"
#include "accounts/doors.h"
#include "accounts/shown.h"
#include "web/site.h"

namespace accounts {

constexpr std::size_t most_children = 15;

static web::Response form_page(const web::Request& request, ChildForm form, int status = 200);
static bool may_edit(const Person& person) {
    return person.role == Role::Guardian;
}
static std::string path_of(base::Id<Child> id) {
    return "/account/children/" + std::to_string(id.number);
}

web::Response new_child(const web::Request& request, const Person& person) {
    if (!may_edit(person)) return web::error_page(request, 403);
    return form_page(request, {.path = "/account/children"});
}

web::Response create_child(const web::Request& request, const Person& person) {
    if (!may_edit(person)) return web::error_page(request, 403);
    ChildForm form{.path = "/account/children"};
    const auto child = read_child(request, form);
    if (form.wrong()) return form_page(request, form, 422);
    const bool added = request.database().write([&](db::WriteTx& tx) {
        if (list_children(tx, *request.site, person.family).size() >= most_children) return false;
        insert_child(tx, *request.site, person.family, child, request.now);
        return true;
    });
    if (added) return web::see_other(request, "/my");
    form.nickname_error = request.view().t("accounts.error.many_children");
    return form_page(request, form, 422);
}

web::Response edit_child(const web::Request& request, const Person& person) {
    if (!may_edit(person)) return web::error_page(request, 403);
    const auto id = request.id<Child>();
    const auto child = request.read([&](db::ReadTx& tx) {
        return id ? find_child(tx, *request.site, *id, person.family) : std::nullopt;
    });
    if (!child) return web::not_found(request);
    ChildForm form{.path = path_of(child->id), .nickname = child->nickname, .is_new = false};
    if (child->born) form.born = child->born->text();
    if (child->due) form.due = child->due->iso();
    return form_page(request, form);
}

web::Response save_child(const web::Request& request, const Person& person) {
    if (!may_edit(person)) return web::error_page(request, 403);
    const auto id = request.id<Child>();
    if (!id) return web::not_found(request);
    ChildForm form{.path = path_of(*id), .is_new = false};
    auto child = read_child(request, form);
    child.id = *id;
    if (form.wrong()) return form_page(request, form, 422);
    const bool saved = request.database().write([&](db::WriteTx& tx) {
        return update_child(tx, *request.site, person.family, child);
    });
    return saved ? web::see_other(request, "/my") : web::not_found(request);
}

web::Response delete_child(const web::Request& request, const Person& person) {
    if (!may_edit(person)) return web::error_page(request, 403);
    const auto id = request.id<Child>();
    const bool removed = id && request.database().write([&](db::WriteTx& tx) {
        return remove_child(tx, *id, person.family);
    });
    return removed ? web::see_other(request, "/my") : web::not_found(request);
}

static web::Response form_page(const web::Request& request, ChildForm form, int status) {
    const auto view = request.view();
    form.token = std::string(request.form_token());
    const auto title = view.t(form.is_new ? "accounts.child.new" : "accounts.child.edit");
    return web::page(
        request,
        {.title = title,
         .body = page::child(view, title, form),
         .crumbs = {{view.t("accounts.my"), "/my"}, {title, ""}},
         .index = false,
         .status = status}
    );
}

}  // namespace accounts
