// The files that the map is drawn from: the city's own layers and its names. The page is in
// pages.cpp.
#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "places/doors.h"
#include "places/register.h"
#include "web/site.h"

namespace places {

namespace json = boost::json;

constexpr std::string_view ending = ".geojson";
constexpr std::string_view geojson_type = "application/geo+json; charset=utf-8";

static web::Response show_names(const web::Request& request);
static web::Response read_layer(const web::Request& request, const std::string& path);

web::Response show_layer(const web::Request& request) {
    request.shows("map");  // files of the city: nothing that is written changes them
    auto name = request.param("file");
    if (!name.ends_with(ending)) return web::not_found(request);
    name.remove_suffix(ending.size());
    if (name == "names") return show_names(request);
    const auto& city = request.site->city();
    const auto layer = city.map.layers.find(std::string(name));
    if (layer == city.map.layers.end() || !layer->second.ends_with(ending))
        return web::not_found(request);
    return read_layer(request, city.folder + "/" + layer->second);
}

static web::Response read_layer(const web::Request& request, const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return web::not_found(request);
    std::ostringstream text;
    text << file.rdbuf();
    return web::bytes(std::move(text).str(), geojson_type);
}

// Towns and stations as points with names, written by the browser with its own letters.
static web::Response show_names(const web::Request& request) {
    json::array features;
    for (const auto& named : request.site->part<areas::Gazetteer>().all()) {
        if (named.whole) continue;
        features.emplace_back(json::object{
            {"type", "Feature"},
            {"geometry",
             json::object{
                 {"type", "Point"},
                 {"coordinates", json::array{named.point.longitude, named.point.latitude}}}},
            {"properties", json::object{{"name", named.name}, {"station", named.station}}}});
    }
    return web::bytes(
        json::serialize(json::object{{"type", "FeatureCollection"}, {"features", features}}),
        geojson_type
    );
}

// A PMTiles file is read in pieces (Range), so it is sent as a file.
web::Response show_tiles(const web::Request& request) {
    const auto& city = request.site->city();
    if (city.map.kind != "pmtiles" || city.map.url.empty()) return web::not_found(request);
    web::Response response;
    response.file = city.map.url.starts_with('/') ? city.map.url : city.folder + "/" + city.map.url;
    response.set("Content-Type", "application/vnd.pmtiles");
    return response;
}

}  // namespace places
