// The account itself: where it is signed in, what is kept of it, and its end.
#include <boost/json.hpp>

#include "accounts/account.html.h"
#include "accounts/cookie.h"
#include "accounts/doors.h"
#include "accounts/shown.h"
#include "web/site.h"

namespace accounts {

namespace json = boost::json;

static web::Response show(const web::Request& request, std::string_view title_key, html::Safe body);

web::Response show_account(const web::Request& request, const Person& person) {
    const auto view = request.view();
    AccountPage page{.token = std::string(request.form_token()), .current = person.session};
    request.read([&](db::ReadTx& tx) {
        const auto account = find_account(tx, person.account);
        page.mail = open_mail(*request.site, account->mail);
        page.created = account->created;
        page.sessions = list_sessions(tx, person.account);
    });
    return show(request, "accounts.account.title", page::account(view, page));
}

web::Response remove_other_session(const web::Request& request, const Person& person) {
    const auto id = request.id<Session>();
    const bool removed = id && request.database().write([&](db::WriteTx& tx) {
        return remove_session(tx, *id, person.account);
    });
    return removed ? web::see_other(request, "/account") : web::not_found(request);
}

// Everything that is kept about this person, readable by people and by programs.
web::Response show_data(const web::Request& request, const Person& person) {
    json::object all{{"city", request.site->city().name}, {"written", request.now.iso()}};
    request.read([&](db::ReadTx& tx) {
        const auto account = find_account(tx, person.account);
        all["mail"] = open_mail(*request.site, account->mail);
        all["language"] = texts::code(account->language);
        all["since"] = account->created.iso();
        json::array children, sessions;
        for (const auto& child : list_children(tx, *request.site, person.family))
            children.push_back(json::object{
                {"nickname", child.nickname},
                {"birth_month", child.born ? json::value(child.born->text()) : json::value()},
                {"due_date", child.due ? json::value(child.due->iso()) : json::value()}});
        for (const auto& session : list_sessions(tx, person.account))
            sessions.push_back(json::object{
                {"device", session.device},
                {"since", session.created.iso()},
                {"last_seen", session.seen.iso()}});
        all["children"] = std::move(children);
        all["sessions"] = std::move(sessions);
    });
    auto response = web::json(json::serialize(all));
    response.set("Content-Disposition", "attachment; filename=\"hagukumi.json\"");
    return response.set("Cache-Control", "no-store");
}

web::Response new_removal(const web::Request& request, const Person&) {
    const auto token = std::string(request.form_token());
    return show(request, "accounts.removal.title", page::removal(request.view(), token));
}

// The receipt is the answer itself: afterwards nobody is left to whom it could be shown again.
web::Response create_removal(const web::Request& request, const Person& person) {
    const auto removed = request.database().write([&](db::WriteTx& tx) {
        const auto account = find_account(tx, person.account);
        const RemovedPage page{
            .mail = open_mail(*request.site, account->mail),
            .children = int(list_children(tx, *request.site, person.family).size()),
            .sessions = int(list_sessions(tx, person.account).size())};
        remove_account(tx, person.account);
        return page;
    });
    auto response = show(request, "accounts.removed.title", page::removed(request.view(), removed));
    set_session_cookie(request, response, "");
    return response.set("Cache-Control", "no-store");
}

static web::Response show(
    const web::Request& request, std::string_view title_key, html::Safe body
) {
    const auto view = request.view();
    const auto title = view.t(title_key);
    return web::page(
        request, {.title = title, .body = std::move(body), .crumbs = {{title, ""}}, .index = false}
    );
}

}  // namespace accounts
