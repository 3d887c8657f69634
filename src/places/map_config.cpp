// What <place-map> (map.ts) is told: the base map of the city, where its places are, its words.
#include <algorithm>
#include <array>
#include <boost/json.hpp>

#include "places/list_page.h"
#include "places/place_json.h"
#include "web/site.h"

namespace places {

namespace json = boost::json;

static json::object base_map(const city::Map& map, const html::View& view);
static json::object words(const html::View& view);
static json::array marks(const html::View& view);

std::string map_config(const web::Request& request, std::string_view places_path) {
    const auto view = request.view();
    json::object config = base_map(request.site->city().map, view);
    config["places"] = view.to(places_path);
    config["filtered"] = places_path.find('?') != std::string_view::npos;
    config["words"] = words(view);
    config["groups"] = marks(view);
    return json::serialize(config);
}

std::string map_config(const web::Request& request, const Facility& only) {
    const auto view = request.view();
    json::object config = base_map(request.site->city().map, view);
    config["only"] = json::object{
        {"name", only.name},
        {"group", group_of(only.kind)},
        {"icon", icon_of(only.kind)},
        {"longitude", only.point->longitude},
        {"latitude", only.point->latitude}};
    config["words"] = words(view);
    config["groups"] = marks(view);
    return json::serialize(config);
}

static json::object base_map(const city::Map& map, const html::View& view) {
    json::object layers;
    for (const auto& [name, file] : map.layers)
        if (file.ends_with(".geojson")) layers[name] = "/map/layers/" + name + ".geojson";
    json::object config{
        {"kind", map.kind},
        {"url",
         map.kind == "pmtiles" && !map.url.starts_with("https://") ? "/map/layers/tiles.pmtiles"
                                                                   : map.url},
        {"centre", json::array{map.centre.longitude, map.centre.latitude}},
        {"zoom", map.zoom},
        {"minZoom", map.min_zoom},
        {"maxZoom", map.max_zoom},
        {"attribution", map.attribution},
        {"layers", layers},
        {"names", "/map/layers/names.geojson"},
        {"language", texts::html_lang(view.language)},
        {"library", view.asset("maplibre.js")},
        {"worker", view.asset("map-worker.js")},
        {"icons", view.asset("icons.svg")}};
    if (map.kind == "pmtiles") config["pmtiles"] = view.asset("pmtiles.js");
    if (map.west < map.east && map.south < map.north)
        config["bounds"] = json::array{map.west, map.south, map.east, map.north};
    return config;
}

static json::object words(const html::View& view) {
    static constexpr std::array names{
        "zoom_in",
        "zoom_out",
        "whole",
        "schools",
        "locate",
        "you",
        "close",
        "cluster",
        "show_on_map",
        "details"};
    json::object all;
    for (const auto* name : names)
        all[name] = view.t("places.map." + std::string(name));
    all["here_failed"] = view.t("places.here_failed");
    return all;
}

static json::array marks(const html::View& view) {
    json::array all;
    for (const auto group : all_groups())
        all.emplace_back(json::object{
            {"name", group}, {"text", view.t("places.group." + std::string(group))}});
    return all;
}

}  // namespace places
