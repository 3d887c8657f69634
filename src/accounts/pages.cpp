// The way in: asking for a letter, following its link, leaving.
#include "accounts/accounts.h"
#include "accounts/cookie.h"
#include "accounts/device.h"
#include "accounts/doors.h"
#include "accounts/shown.h"
#include "accounts/sign_in.h"
#include "accounts/sign_in.html.h"
#include "mail/mail.h"
#include "web/router.h"
#include "web/site.h"
#include "web/target.h"

namespace accounts {

static web::Response sign_in_page(
    const web::Request& request, std::string_view error_key = "", int status = 200
);
static std::string goes_to(const web::Request& request);

static web::Response new_sign_in(const web::Request& request) {
    return sign_in_page(request);
}

static web::Response create_letter(const web::Request& request) {
    if (!request.site->reach().sends_mail) return sign_in_page(request);
    const Ask ask{
        .mail = std::string(request.form.text("mail")),
        .goes_to = goes_to(request),
        .client = request.client,
        .language = request.language};
    const auto asked = request.database().write([&](db::WriteTx& tx) {
        return ask_for_link(tx, *request.site, ask, request.now);
    });
    if (asked) return web::see_other(request, "/account/letters");
    const bool many = asked.error() == AskRefusal::TooMany;
    return many ? sign_in_page(request, "accounts.error.too_many", 429)
                : sign_in_page(request, "accounts.error.bad_address", 422);
}

static web::Response show_letter_sent(const web::Request& request) {
    const auto view = request.view();
    const auto title = view.t("accounts.letter_sent.title");
    return web::page(
        request,
        {.title = title,
         .body = page::letter_sent(view, request.site->city().sample),
         .crumbs = {{title, ""}},
         .index = false}
    );
}

// Opening a link uses nothing up: mail programs and virus scanners open links too.
static web::Response show_link(const web::Request& request) {
    const auto token = request.param("token");
    const auto link =
        request.read([&](db::ReadTx& tx) { return find_link(tx, token, request.now); });
    if (!link) return sign_in_page(request, "accounts.error.link_over", 410);
    const auto view = request.view();
    const auto title = view.t("accounts.enter.title");
    const EnterPage page{
        .link = std::string(token),
        .token = std::string(request.form_token()),
        .mail = mail::masked(open_mail(*request.site, link->mail))};
    auto response = web::page(
        request,
        {.title = title, .body = page::enter(view, page), .crumbs = {{title, ""}}, .index = false}
    );
    response.set("Referrer-Policy", "no-referrer");
    return response.set("Cache-Control", "no-store");
}

static web::Response create_session(const web::Request& request) {
    const auto device = device_of(request.header("user-agent"));
    const auto entered = request.database().write([&](db::WriteTx& tx) {
        return enter(tx, *request.site, request.form.text("link"), device, request.now);
    });
    if (!entered) return sign_in_page(request, "accounts.error.link_over", 410);
    auto response = web::see_other(request, entered->goes_to);
    set_session_cookie(request, response, entered->session);
    return response;
}

static web::Response remove_own_session(const web::Request& request, const Person& person) {
    request.database().write([&](db::WriteTx& tx) {
        remove_session(tx, person.session, person.account);
    });
    auto response = web::see_other(request, "/");
    set_session_cookie(request, response, "");
    return response;
}

static web::Response sign_in_page(
    const web::Request& request, std::string_view error_key, int status
) {
    const auto view = request.view();
    const auto title = view.t("accounts.sign_in.title");
    SignInPage page{
        .mail = std::string(request.form.text("mail")),
        .goes_to = goes_to(request),
        .token = std::string(request.form_token()),
        .open = request.site->reach().sends_mail};
    if (!error_key.empty()) page.error = view.t(error_key);
    return web::page(
        request,
        {.title = title,
         .body = page::sign_in(view, page),
         .crumbs = {{title, ""}},
         .index = false,
         .status = status}
    );
}

static std::string goes_to(const web::Request& request) {
    const auto& fields = request.method == web::Method::Post ? request.form : request.query;
    const auto wanted = fields.text("goes_to");
    return web::is_local_path(wanted) && wanted.size() < 200 ? std::string(wanted) : "/my";
}

static web::Response show_account_or_sign_in(const web::Request& request) {
    const auto person = find_person(request);
    return person ? show_account(request, *person) : new_sign_in(request);
}

void pages(web::Router& portal) {
    portal.get("/account", show_account_or_sign_in);
    portal.post("/account/letters", create_letter);
    portal.get("/account/letters", show_letter_sent);
    portal.get("/account/enter/{token}", show_link);
    portal.post("/account/sessions", create_session);
    portal.post("/account/sign-out", signed_in(remove_own_session));
    portal.post("/account/sessions/{id}/removal", signed_in(remove_other_session));
    portal.get("/account/data.json", signed_in(show_data));
    portal.get("/account/removal", signed_in(new_removal));
    portal.post("/account/removal", signed_in(create_removal));
    portal.get("/account/children/new", signed_in(new_child));
    portal.post("/account/children", signed_in(create_child));
    portal.get("/account/children/{id}", signed_in(edit_child));
    portal.post("/account/children/{id}", signed_in(save_child));
    portal.post("/account/children/{id}/removal", signed_in(delete_child));
}

}  // namespace accounts
