// What machines ask of a site: sitemap, robots, manifest, the service worker.
#include <fmt/format.h>
#include <boost/json.hpp>

#include "home/doors.h"
#include "home/service_worker.h"
#include "home/shown.h"
#include "search/search.h"
#include "web/router.h"
#include "web/site.h"

namespace home {

namespace json = boost::json;

// One file holds at most so many addresses (sitemaps.org); a larger city lists its newest.
constexpr int most_addresses = 50000;

web::Response show_sitemap(const web::Request& request) {
    for (const auto topic : {articles::any_article, events::any_event, facilities::any_facility})
        request.shows(std::string(topic));
    const auto view = request.view();
    html::Writer w;
    w.raw(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset "
        "xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
    );
    const auto write = [&](std::string_view path) {
        w.raw("<url><loc>");
        w.text(view.origin + std::string(path));
        w.raw("</loc></url>\n");
    };
    for (const auto* path :
         {"/",
          "/articles",
          "/faq",
          "/columns",
          "/facilities",
          "/map",
          "/events",
          "/calendar",
          "/about",
          "/accessibility",
          "/privacy",
          "/licenses"})
        write(path);
    request.read([&](db::ReadTx& tx) {
        search::each_address(tx, request.today(), most_addresses, write);
    });
    w.raw("</urlset>\n");
    return web::bytes(w.take().take(), "application/xml; charset=utf-8");
}

web::Response show_robots(const web::Request& request) {
    return web::text(fmt::format(
        "User-agent: *\nDisallow: /search\nDisallow: /api/\nDisallow: /find\nSitemap: "
        "{}/sitemap.xml\n",
        request.view().origin
    ));
}

web::Response show_manifest(const web::Request& request) {
    const auto& city = request.site->city();
    const auto view = request.view();
    const json::object icon{
        {"src", view.asset("icon.svg")},
        {"sizes", "any"},
        {"type", "image/svg+xml"},
        {"purpose", "any maskable"}};
    const json::object manifest{
        {"id", "/"},
        {"name", city.portal_name},
        {"short_name", base::shorten(city.portal_name, 11)},
        {"lang", "ja"},
        {"start_url", "/"},
        {"scope", "/"},
        {"display", "standalone"},
        {"background_color", "#fff8ef"},
        {"theme_color", "#fff8ef"},
        {"icons", json::array{icon}}};
    return web::bytes(json::serialize(manifest), "application/manifest+json; charset=utf-8");
}

// Served from the root, so that its scope is the whole site. Its version is that of the files it
// keeps.
web::Response show_service_worker(const web::Request& request) {
    const auto view = request.view();
    const json::object kept{
        {"version",
         base::hex(
             base::hash(view.asset("base.css") + view.asset("base.js") + view.asset("icons.svg"))
         )},
        {"files",
         json::array{view.asset("base.css"), view.asset("base.js"), view.asset("icons.svg")}},
        {"pages", json::array{"/", "/offline"}}};
    return web::bytes(
        "const kept = " + json::serialize(kept) + ";\n" + std::string(service_worker),
        "text/javascript; charset=utf-8"
    );
}

}  // namespace home
