// Pages: the layout around what a room has to say, and the error pages.
#include <fmt/format.h>

#include <array>

#include "base/log.h"
#include "html/phone.h"
#include "web/error.html.h"
#include "web/layout.html.h"
#include "web/request.h"
#include "web/response.h"
#include "web/security_headers.h"
#include "web/site.h"

namespace web {

static Layout layout_of(const Request& request, const html::View& view, const Page& page);
static std::string site_name(const city::City& city, const html::View& view);
static std::vector<MenuItem> menu_of(
    const Request& request, const html::View& view, const Page& page
);
static std::vector<LanguageLink> languages_of(const html::View& view);
static std::string_view error_key(int status);
static Response error_with(const Request& request, int status, std::string_view text_key);

Response page(const Request& request, const Page& page) {
    const auto view = request.view();
    auto response = html_fragment(frame::layout(view, layout_of(request, view, page)));
    response.status = page.status;
    response.set("Content-Language", texts::html_lang(view.language));
    if (page.map) response.set("Content-Security-Policy", map_policy(request.site->city().map));
    return response;
}

Response not_found(const Request& request) {
    return error_page(request, 404);
}

Response bad_request(const Request& request, std::string_view text_key) {
    return error_with(request, 400, text_key);
}

Response error_page(const Request& request, int status) {
    return error_with(request, status, error_key(status));
}

static Response error_with(const Request& request, int status, std::string_view text_key) {
    const auto view = request.view();
    const auto title = view.t(text_key);
    if (request.path.starts_with("/api/"))
        return json(
            fmt::format(
                R"({{"error":{{"status":{},"message":{},"request_id":{}}}}})",
                status,
                base::json_quote(title),
                base::json_quote(request.request_id)
            ),
            status
        );
    return page(
        request,
        {.title = title,
         .body = frame::error(view, status, title, view.t(std::string(text_key) + "_advice")),
         .section = "error",
         .index = false,
         .status = status}
    );
}

static Layout layout_of(const Request& request, const html::View& view, const Page& page) {
    const auto& city = request.site->city();
    Layout layout{.page = page};
    layout.site_name = site_name(city, view);
    layout.title = page.title.empty() ? layout.site_name : page.title + " | " + layout.site_name;
    layout.language_name = view.t(fmt::format("web.language.{}", texts::code(view.language)));
    layout.feed_type = page.feed.ends_with(".ics") ? "text/calendar" : "application/atom+xml";
    layout.contact_name = city.name;
    if (!city.contact_department.empty()) layout.contact_name += " " + city.contact_department;
    layout.contact_address = city.hall_address;
    layout.contact_dial = html::dialable(city.contact_phone);
    layout.menu = menu_of(request, view, page);
    layout.languages = languages_of(view);
    for (const auto& language : layout.languages)
        if (language.current) layout.canonical = language.address;
    layout.is_home = request.path == "/";
    layout.has_search = !layout.is_home && page.section != "search" && page.section != "error";
    return layout;
}

// The city's own name for its portal is Japanese; English readers get the name in Latin letters.
static std::string site_name(const city::City& city, const html::View& view) {
    if (view.language == texts::Language::English && !city.roman.empty())
        return view.t("web.site_name", {{"city", city.roman}});
    if (!city.portal_name.empty()) return city.portal_name;
    return view.t("web.site_name", {{"city", city.name}});
}

static std::vector<MenuItem> menu_of(
    const Request& request, const html::View& view, const Page& page
) {
    constexpr std::array<std::string_view, 5> sections{
        "articles", "facilities", "map", "events", "faq"};
    std::vector<MenuItem> menu;
    for (const auto section : sections) {
        const auto path = "/" + std::string(section);
        const auto current = request.path == path ? "page" : page.section == section ? "true" : "";
        menu.push_back({path, view.t("web.nav." + std::string(section)), current});
    }
    return menu;
}

static std::vector<LanguageLink> languages_of(const html::View& view) {
    // BCP 47 has no subtag for やさしい日本語; "ja-x-easy" is a private one that search engines
    // skip.
    constexpr std::array<std::string_view, 3> hreflangs{"ja", "ja-x-easy", "en"};
    std::vector<LanguageLink> links;
    for (const auto language : texts::languages)
        links.push_back(
            {.code = texts::code(language),
             .lang = texts::html_lang(language),
             .hreflang = hreflangs[std::size_t(language)],
             .name = view.t(fmt::format("web.language.{}", texts::code(language))),
             .path = view.in(language),
             .address = view.origin +
                        (language == texts::Language::Japanese ? view.path : view.in(language)),
             .current = language == view.language}
        );
    return links;
}

static std::string_view error_key(int status) {
    switch (status) {
        case 403:
            return "web.error.forbidden";
        case 404:
            return "web.error.not_found";
        case 405:
            return "web.error.method";
        case 413:
            return "web.error.too_large";
        case 414:
            return "web.error.too_long";
        case 421:
            return "web.error.wrong_host";
        case 503:
            return "web.error.unavailable";
        default:
            return status >= 500 ? "web.error.broken" : "web.error.bad_request";
    }
}

}  // namespace web
