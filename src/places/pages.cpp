// The list of places, and this room's public routes.
#include "places/doors.h"
#include "places/list.html.h"
#include "places/list_page.h"
#include "places/map.html.h"
#include "places/places.h"
#include "web/router.h"

namespace places {

constexpr int per_page = 20;

static void keep_fresh(const web::Request& request, const ListPage& page);
static web::Page frame(const web::Request& request, const ListPage& page, std::string_view name);

static web::Response list_facilities(const web::Request& request) {
    const auto page = list_page(request, "/facilities", per_page);
    if (page.listing.places.empty() && page.ask.page > 1) return web::not_found(request);
    keep_fresh(request, page);
    auto around = frame(request, page, "");
    around.body = page::place_list(request.view(), page);
    around.section = "facilities";
    return web::page(request, around);
}

web::Response show_map(const web::Request& request) {
    auto page = list_page(request, "/map", per_page);
    if (page.listing.places.empty() && page.ask.page > 1) return web::not_found(request);
    keep_fresh(request, page);
    page.map_config = map_config(request, "/facilities.geojson" + without(request.query, "page"));
    auto around = frame(request, page, "map_");
    around.body = page::map_page(request.view(), page);
    around.section = "map";
    around.map = true;
    return web::page(request, around);
}

static web::Page frame(const web::Request& request, const ListPage& page, std::string_view name) {
    const auto view = request.view();
    const auto key = "places." + std::string(name);
    web::Page around{.title = view.t(key + "title"), .description = view.t(key + "lead")};
    around.crumbs = {{around.title, ""}};
    around.scripts = {"map.js"};
    around.styles = {"map.css"};
    around.index = page.ask.chosen() == 0;
    return around;
}

// A list says what is open: it is right until the next place opens or closes.
static void keep_fresh(const web::Request& request, const ListPage& page) {
    request.shows(std::string(any_facility));
    if (page.ask.open_now) request.fresh_until(request.now + 60);
    for (const auto& place : page.listing.places)
        if (place.hours.known()) request.fresh_until(words_change(place.hours, request.now));
}

void pages(web::Router& portal) {
    portal.page("/facilities", list_facilities);
    portal.page("/facilities/{id}", show_facility);
    portal.page("/facilities.geojson", show_geojson);
    portal.page("/map", show_map);
    portal.get("/map/layers/tiles.pmtiles", show_tiles);
    portal.page("/map/layers/{file}", show_layer);
    portal.page("/api/v1/facilities", list_facilities_json);
    portal.page("/api/v1/facilities/{id}", show_facility_json);
}

}  // namespace places
