// The steps of the road, in the order in which a request takes them.
#include "web/road.h"

#include "base/log.h"
#include "base/text.h"
#include "db/error.h"
#include "web/csrf.h"
#include "web/form.h"
#include "web/page_key.h"
#include "web/reply.h"
#include "web/target.h"

namespace web {

static void choose_language(Request& request);
static void forget_the_person(Request& request);
static Response open_to_others(Response response);
static void set_csrf_cookie(const Request& request, Response& response);
static Response method_not_allowed(const Request& request);
static std::shared_ptr<const Stored> store_page(const Request& request, Response response);

Road::Road(const Router& router, const Sites& sites, const base::Clock& clock, Follower* follower)
    : router_(router), sites_(sites), clock_(clock), follower_(follower) {}

std::shared_ptr<const Stored> Road::find(std::string_view key) const {
    return follower_ ? follower_->cache().find(key, clock_.now()) : nullptr;
}

Response Road::answer(Message message) const {
    auto outcome = travel(std::move(message));
    return outcome.stored ? outcome.stored->response() : std::move(outcome.response);
}

Outcome Road::travel(Message message) const {
    auto request = enter(message);
    if (!request) return {.response = refuse(message, 421)};
    // The one catch of the house: what a person sees is a page with a number, the cause is logged.
    try {
        return follow(*request, message);
    } catch (const db::Error& error) {
        const bool bug =
            error.problem == db::Problem::Programming || error.problem == db::Problem::Damaged;
        return broken(*request, message, bug ? 500 : 503, error.what());
    } catch (const std::exception& error) {
        return broken(*request, message, 500, error.what());
    }
}

// Finds the city; nothing when no city has this host name.
std::optional<Request> Road::enter(const Message& message) const {
    auto* site = sites_.find(message.host);
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

Outcome Road::follow(Request& request, Message& message) const {
    auto target = parse_target(message.target);
    if (!target) return {.response = refuse(message, 400)};
    request.path = std::move(target->path);
    request.query = std::move(target->query);
    choose_language(request);
    const auto match = router_.match(request);
    if (match.route && match.route->audience == Audience::Everyone)
        return show(*match.route, request, message);
    if (match.route) return {.response = handle(*match.route, request, message)};
    if (match.path_known) return {.response = method_not_allowed(request)};
    if (request.path.size() > 1 && request.path.ends_with('/')) {
        request.path.pop_back();
        const auto view = request.view();
        if (router_.match(request).path_known) return {.response = moved(view.to(view.path))};
        request.path += '/';
    }
    return {
        .response = router_.otherwise() ? router_.otherwise()(request) : error_page(request, 404)};
}

// A page for everyone: from the cache, or rendered once and kept for the next.
Outcome Road::show(const Route& route, Request& request, const Message& message) const {
    constexpr std::size_t longest_query = 512;
    const auto key = page_key(*request.site, message);
    forget_the_person(request);
    const auto query =
        message.target.size() - std::min(message.target.find('?'), message.target.size());
    if (!follower_ || query > longest_query)
        return {.response = open_to_others(route.handler(request))};
    auto turn = follower_->cache().take_turn(*request.site, key, request.now);
    if (turn.found) return {.stored = turn.found};
    follower_->follow(*request.site);
    auto response = open_to_others(route.handler(request));
    if (response.status != 200 || !response.file.empty()) return {.response = std::move(response)};
    const auto midnight = base::Moment::at(request.today() + 1, {});
    const auto page = store_page(request, std::move(response));
    turn.keep(page, request.topics, std::min(request.freshness.value_or(midnight), midnight));
    return {.stored = page};
}

Response Road::handle(const Route& route, Request& request, Message& message) const {
    const auto cookie = request.cookie(csrf_cookie_name(request));
    request.csrf_token = cookie && cookie->size() == 32 ? *cookie : new_csrf_token();
    if (route.method == Method::Post) {
        if (!read_form(message.header("content-type"), message.body.take(), request))
            return error_page(request, 400);
        if (!is_from_our_page(request)) return error_page(request, 403);
    }
    auto response = route.handler(request);
    if (request.form_token_used) set_csrf_cookie(request, response);
    if (response.header("Cache-Control").empty())
        response.set("Cache-Control", "private, no-cache");
    return response;
}

// Readers go on from what is in memory while the database is away.
Outcome Road::broken(
    const Request& request, const Message& message, int status, std::string_view cause
) const {
    base::log(
        base::LogLevel::Error,
        "a request broke",
        {{"request", request.request_id},
         {"city", request.site->city().id},
         {"path", request.path},
         {"status", std::to_string(status)},
         {"cause", std::string(cause)}}
    );
    if (follower_ && status == 503)
        if (const auto old = follower_->cache().find_stale(page_key(*request.site, message)))
            return {.stored = old, .stale = true};
    auto response = error_page(request, status);
    response.set("Cache-Control", "no-store");
    if (status == 503) response.set("Retry-After", "10");
    return {.response = std::move(response)};
}

std::size_t Road::body_limit(const Message& message) const {
    const auto target = parse_target(message.target);
    if (!target) return 0;
    Request request;
    request.method = message.method;
    request.path = split_language(target->path).rest;
    const auto match = router_.match(request);
    return match.route ? match.route->body_limit : 0;
}

Response Road::refuse(const Message& message, int status) const {
    auto request = enter(message);
    // With several cities in one process, a reader of none gets a sentence that is nobody's page.
    if (!request && sites_.all().size() != 1) {
        auto response = text(std::string(reason(status)) + "\n");
        response.status = status;
        return response.set("Cache-Control", "no-store");
    }
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

// Open data may be read by the pages of others (CORS); our own pages may not be.
static Response open_to_others(Response response) {
    if (!response.header("Content-Type").starts_with("text/html"))
        response.set("Access-Control-Allow-Origin", "*");
    return response;
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

static std::shared_ptr<const Stored> store_page(const Request& request, Response response) {
    return store(
        std::move(response),
        {.cache_control = "public, max-age=0, must-revalidate",
         .vary = request.prefixed ? "Accept-Encoding" : "Accept-Encoding, Cookie"}
    );
}

static void set_csrf_cookie(const Request& request, Response& response) {
    response.secret = true;
    if (request.cookie(csrf_cookie_name(request)) == request.csrf_token) return;
    response.set(
        "Set-Cookie",
        std::string(csrf_cookie_name(request)) + "=" + request.csrf_token +
            "; Path=/; HttpOnly; SameSite=Lax" + (request.secure ? "; Secure" : "")
    );
}

}  // namespace web
