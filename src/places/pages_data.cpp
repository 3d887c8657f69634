// Places for machines: GeoJSON for the map and for everybody, JSON records. The same Ask as the
// list, so the same count.
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>

#include "base/log.h"
#include "places/ask.h"
#include "places/doors.h"
#include "places/place_json.h"
#include "places/place_words.h"
#include "web/site.h"

namespace places {

namespace json = boost::json;

constexpr int most_records = 200;
constexpr int most_features = 100000;

static void keep_fresh(const web::Request& request, const Ask& ask, const Listing& listing);

web::Response show_geojson(const web::Request& request) {
    auto ask = read_ask(request, most_features);
    if (!ask.unknown.empty()) return web::bad_request(request);
    ask.filter.offset = 0;
    const auto listing =
        request.read([&](db::ReadTx& tx) { return list_places(tx, ask.filter, request.today()); });
    keep_fresh(request, ask, listing);
    const auto view = request.view();
    std::string out;
    out.reserve(listing.places.size() * 300 + 200);
    out += fmt::format(
        R"({{"type":"FeatureCollection","count":{},"licence":{},"features":[)",
        listing.count,
        base::json_quote(request.site->city().licence)
    );
    for (const auto& place : listing.places) {
        if (out.back() != '[') out += ",\n";
        write_feature(out, view, place);
    }
    out += "]}";
    return web::bytes(std::move(out), "application/geo+json; charset=utf-8");
}

// GET /api/v1/facilities?kind=…&limit=…&offset=…
web::Response list_facilities_json(const web::Request& request) {
    auto ask = read_ask(request, 20);
    const auto limit = request.query.integer("limit").value_or(20);
    const auto offset = request.query.integer("offset").value_or(0);
    if (!ask.unknown.empty() || limit < 1 || offset < 0) return web::bad_request(request);
    ask.filter.limit = int(std::min<std::int64_t>(limit, most_records));
    if (request.query.has("offset"))
        ask.filter.offset = int(std::min<std::int64_t>(offset, 10000000));
    const auto listing =
        request.read([&](db::ReadTx& tx) { return list_places(tx, ask.filter, request.today()); });
    keep_fresh(request, ask, listing);
    json::array results;
    for (const auto& place : listing.places)
        results.emplace_back(record(request, place));
    return web::json(json::serialize(json::object{
        {"total", listing.count}, {"results", std::move(results)}}));
}

web::Response show_facility_json(const web::Request& request) {
    const auto id = request.id<Facility>();
    const auto place =
        request.read([&](db::ReadTx& tx) { return id ? find_open(tx, *id) : std::nullopt; });
    if (!place) return web::not_found(request);
    request.shows(topic_of(*id));
    if (place->hours.known()) request.fresh_until(schedule::next_change(place->hours, request.now));
    return web::json(json::serialize(record(request, *place)));
}

static void keep_fresh(const web::Request& request, const Ask& ask, const Listing& listing) {
    request.shows(std::string(any_facility));
    auto until = request.now + (ask.open_now ? 60 : 86400);
    for (const auto& place : listing.places)
        if (place.hours.known()) until = std::min(until, words_change(place.hours, request.now));
    request.fresh_until(until);
}

}  // namespace places
