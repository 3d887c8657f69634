// The steps of the road, in the order in which a request takes them.
#include "web/road.h"

#include "base/log.h"
#include "base/text.h"
#include "db/error.h"
#include "web/csrf.h"
#include "web/form.h"
#include "web/target.h"

namespace web {

static std::string_view without_port(std::string_view host);
static void choose_language(Request& request);
static void forget_the_person(Request& request);
static Response method_not_allowed(const Request& request);
static Response broken(const Request& request, int status, std::string_view what);

Road::Road(const Router& router, const Sites& sites, const base::Clock& clock)
    : router_(router), sites_(sites), clock_(clock) {}

Response Road::answer(Message message) const {
    auto request = enter(message);
    if (!request) return refuse(message, 421);
    // The one catch of the house: what a person sees is a page with a number, the cause is logged.
    try {
        return follow(*request, message);
    } catch (const db::Error& error) {
        const bool bug =
            error.problem == db::Problem::Programming || error.problem == db::Problem::Damaged;
        return broken(*request, bug ? 500 : 503, error.what());
    } catch (const std::exception& error) {
        return broken(*request, 500, error.what());
    }
}

// Finds the city; nothing when no city has this host name.
std::optional<Request> Road::enter(const Message& message) const {
    auto* site = sites_.find(without_port(message.host));
    if (!site) return {};
    Request request;
    request.site = site;
    request.method = message.method;
    request.headers = message.headers;
    request.client = message.client;
    request.secure = message.secure;
    request.request_id = message.request_id;
    request.now = clock_.now();
    request.origin = (message.secure ? "https://" : "http://") + message.host;
    return request;
}

Response Road::follow(Request& request, Message& message) const {
    auto target = parse_target(message.target);
    if (!target) return refuse(message, 400);
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    choose_language(request);
    const auto match = router_.match(request);
    if (match.route) return handle(*match.route, request, message);
    if (match.path_known) return method_not_allowed(request);
    if (request.path.size() > 1 && request.path.ends_with('/')) {
        request.path.pop_back();
        if (router_.match(request).path_known) {
            const auto view = request.view();
            return moved(view.to(view.path));
        }
        request.path += '/';
    }
    return router_.otherwise() ? router_.otherwise()(request) : error_page(request, 404);
}

Response Road::handle(const Route& route, Request& request, Message& message) const {
    if (route.audience == Audience::Everyone) {
        forget_the_person(request);
        return route.handler(request);
    }
    const auto cookie = request.cookie(csrf_cookie_name(request));
    request.csrf_token = cookie && cookie->size() == 32 ? *cookie : new_csrf_token();
    if (route.method == Method::Post) {
        if (message.body.size > route.body_limit) return error_page(request, 413);
        if (!read_form(message.header("content-type"), message.body.take(), request))
            return error_page(request, 400);
        if (!is_from_our_page(request)) return error_page(request, 403);
    }
    auto response = route.handler(request);
    if (request.form_token_used && cookie != request.csrf_token)
        response.set(
            "Set-Cookie",
            std::string(csrf_cookie_name(request)) + "=" + request.csrf_token +
                "; Path=/; HttpOnly; SameSite=Lax" + (request.secure ? "; Secure" : "")
        );
    if (response.header("Cache-Control").empty())
        response.set("Cache-Control", "private, no-cache");
    return response;
}

Response Road::refuse(const Message& message, int status) const {
    auto request = enter(message);
    if (!request && sites_.all().empty()) return text("", "text/plain; charset=utf-8");
    if (!request) {
        request.emplace();
        request->site = sites_.all().front().get();
        request->request_id = message.request_id;
        request->now = clock_.now();
    }
    request->path = message.target.substr(0, std::min(message.target.find('?'), std::size_t{64}));
    if (!base::is_valid_utf8(request->path) || !request->path.starts_with('/')) request->path = "/";
    choose_language(*request);
    auto response = error_page(*request, status);
    response.set("Cache-Control", "no-store");
    return response;
}

// The address decides; without a language in it, the cookie; without a cookie, Japanese.
static void choose_language(Request& request) {
    const auto [language, rest] = split_language(request.path);
    if (language) {
        request.language = *language;
        request.prefixed = true;
        request.path = std::string(rest);
    } else if (const auto cookie = request.cookie("lang")) {
        request.language = texts::from_prefix(*cookie).value_or(texts::Language::Japanese);
    }
}

// What anonymous readers see is made from the address alone; the cache relies on it.
static void forget_the_person(Request& request) {
    request.headers.clear();
    request.client.clear();
}

static Response method_not_allowed(const Request& request) {
    auto response = error_page(request, 405);
    return response.set("Allow", "GET, HEAD, POST");
}

static Response broken(const Request& request, int status, std::string_view what) {
    base::log(
        base::LogLevel::Error,
        "a request broke",
        {{"request", request.request_id},
         {"city", request.site->city().id},
         {"path", request.path},
         {"status", std::to_string(status)},
         {"cause", std::string(what)}}
    );
    auto response = error_page(request, status);
    response.set("Cache-Control", "no-store");
    if (status == 503) response.set("Retry-After", "10");
    return response;
}

static std::string_view without_port(std::string_view host) {
    const auto colon = host.rfind(':');
    return host.ends_with(']') || colon == std::string_view::npos ? host : host.substr(0, colon);
}

}  // namespace web
