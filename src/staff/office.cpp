// Into the office and out of it; its first page.
#include "audit/audit.h"
#include "staff/cookie.h"
#include "staff/doors.h"
#include "staff/office_enter.html.h"
#include "staff/office_first.html.h"
#include "staff/shown.h"
#include "web/site.h"
#include "web/target.h"

namespace staff {

constexpr May anybody{
    "staff.office",
    {Role::Department, Role::Npo, Role::Facility, Role::Shop, Role::Coordinator, Role::Auditor}};

static web::Response sign_in_page(
    const web::Request& request, std::string_view error_key = "", int status = 200
);
static web::Response welcome_page(
    const web::Request& request, std::string_view error_key = "", int status = 200
);
static std::string goes_to(const web::Request& request);
static web::Response enter(
    const web::Request& request, std::string_view path, std::string_view token
);

static web::Response new_session(const web::Request& request) {
    return sign_in_page(request);
}

static web::Response create_session(const web::Request& request) {
    const auto session = sign_in(
        *request.site,
        {.mail = std::string(request.form.text("mail")),
         .password = std::string(request.form.first("password").value_or("")),
         .code = std::string(request.form.text("code")),
         .client = request.client},
        request.now
    );
    if (session) return enter(request, goes_to(request), *session);
    const bool many = session.error() == SignInRefusal::TooMany;
    return many ? sign_in_page(request, "staff.error.too_many", 429)
                : sign_in_page(request, "staff.error.wrong", 422);
}

static web::Response show_invitation(const web::Request& request) {
    return welcome_page(request);
}

static web::Response accept(const web::Request& request) {
    const auto session = accept_invitation(
        *request.site,
        request.param("token"),
        std::string(request.form.first("password").value_or("")),
        request.form.text("code"),
        request.now
    );
    if (session) return enter(request, "/office", *session);
    switch (session.error()) {
        case AcceptRefusal::PasswordShort:
            return welcome_page(request, "staff.error.password_short", 422);
        case AcceptRefusal::CodeWrong:
            return welcome_page(request, "staff.error.code_wrong", 422);
        default:
            return welcome_page(request);
    }
}

static web::Response sign_out(const web::Request& request, const Officer& officer) {
    request.database().write([&](db::WriteTx& tx) {
        remove_session(tx, officer.session);
        audit::record(tx, {.actor = officer.actor(), .action = "staff.sign_out"}, request.now);
    });
    return enter(request, "/office/sign-in", "");
}

static web::Response enter(
    const web::Request& request, std::string_view path, std::string_view token
) {
    auto response = web::see_other(request, path);
    set_cookie(request, response, token);
    return response;
}

static std::string goes_to(const web::Request& request) {
    const auto& fields = request.method == web::Method::Post ? request.form : request.query;
    const auto wanted = fields.text("goes_to");
    return web::is_local_path(wanted) && wanted.starts_with("/office") && wanted.size() < 200
               ? std::string(wanted)
               : "/office";
}

static web::Response sign_in_page(
    const web::Request& request, std::string_view error_key, int status
) {
    const auto view = request.view();
    SignInPage page{
        .mail = std::string(request.form.text("mail")),
        .goes_to = goes_to(request),
        .token = std::string(request.form_token())};
    if (!error_key.empty()) page.error = view.t(error_key);
    return office_page(request, "staff.sign_in.title", page::sign_in(view, page), status);
}

static web::Response welcome_page(
    const web::Request& request, std::string_view error_key, int status
) {
    const auto view = request.view();
    const auto token = request.param("token");
    auto welcome = find_welcome(*request.site, token, request.now);
    if (!welcome)
        return office_page(request, "staff.welcome.over", page::invitation_over(view), 410);
    WelcomePage page{
        .welcome = std::move(*welcome),
        .path = "/office/invitation/" + std::string(token),
        .token = std::string(request.form_token())};
    if (!error_key.empty()) page.error = view.t(error_key);
    return office_page(request, "staff.welcome.title", page::welcome(view, page), status);
}

web::Response office_page(
    const web::Request& request, std::string_view title_key, html::Safe body, int status
) {
    const auto view = request.view();
    const auto title = view.t(title_key);
    auto response = web::page(
        request,
        {.title = title,
         .body = std::move(body),
         .section = "office",
         .crumbs = {{view.t("staff.office.title"), "/office"}, {title, ""}},
         .index = false,
         .status = status}
    );
    response.set("Referrer-Policy", "same-origin");
    return response.set("Cache-Control", "no-store");
}

void office(Office& office, web::Router& router) {
    router.get("/office/sign-in", new_session);
    router.post("/office/sessions", create_session);
    router.get("/office/invitation/{token}", show_invitation);
    router.post("/office/invitation/{token}", accept);
    office.post("/office/sign-out", anybody, sign_out);
    office.get("/office", anybody, [items = office.items()](const auto& request, const auto& who) {
        OfficePage page{.officer = who, .token = std::string(request.form_token())};
        for (const auto& item : *items)
            if (item.may.allows(who.role)) page.items.push_back(item);
        return office_page(request, "staff.office.title", page::office(request.view(), page));
    });
    members(office);
}

}  // namespace staff
