// Records and features. Names of members are the contract of /api/openapi.json.
#include "places/place_json.h"

#include <fmt/format.h>

#include <boost/json.hpp>
#include <iterator>

#include "base/log.h"
#include "places/place_words.h"

namespace places {

namespace json = boost::json;

static json::value point_of(const std::optional<areas::Point>& point);
static std::string_view position_name(Position position);
static json::value ages_of(const std::optional<base::AgeRange>& ages);
static json::value day_of(const std::optional<base::Date>& day);
static json::value open_of(const html::View& view, const schedule::Hours& hours);

std::string_view icon_of(std::string_view kind) {
    const auto* facts = find_kind(kind);
    return facts ? facts->icon : "map-pin";
}

json::object record(const web::Request& request, const Place& place) {
    const auto view = request.view();
    json::object record{
        {"id", place.id.number},
        {"source_id", place.source_id},
        {"kind", place.kind},
        {"kind_name", kind_name(view, place.kind)},
        {"name", place.name},
        {"address", place.address},
        {"district", place.district},
        {"phone", place.phone},
        {"point", point_of(place.point)},
        {"position", position_name(place.position)},
        {"ages", ages_of(place.ages)},
        {"features", json::value_from(place.features)},
        {"open", open_of(view, place.hours)},
        {"url", view.absolute(place.path())},
        {"source", place.source_name},
        {"licence", place.licence},
        {"checked", day_of(place.checked)}};
    if (place.metres) record["metres"] = std::int64_t(*place.metres);
    if (!place.benefit.empty()) record["benefit"] = place.benefit;
    return record;
}

json::object record(const web::Request& request, const Facility& place) {
    const auto view = request.view();
    json::object record{
        {"id", place.id.number},
        {"source_id", place.source_id},
        {"kind", place.kind},
        {"kind_name", kind_name(view, place.kind)},
        {"name", place.name},
        {"kana", place.kana},
        {"address", place.address},
        {"building", place.building},
        {"postcode", place.postcode},
        {"district", place.district},
        {"phone", place.phone},
        {"website", place.url},
        {"point", point_of(place.point)},
        {"position", position_name(place.position)},
        {"ages", ages_of(place.ages)},
        {"capacity", place.capacity ? json::value(*place.capacity) : json::value()},
        {"features", json::value_from(place.features)},
        {"open", open_of(view, place.hours)}};
    record["hours_note"] = place.hours_note;
    record["access"] = place.access;
    record["parking"] = place.parking_note;
    record["operator"] = place.operator_name;
    record["description"] = place.description;
    record["benefit"] = place.benefit;
    json::array hours;
    if (place.hours.known())
        for (const auto& row : schedule::rows(place.hours)) {
            json::array days;
            for (const auto day : row.weekdays)
                days.emplace_back(int(day));
            hours.emplace_back(json::object{
                {"weekdays", days},
                {"holidays", row.holidays},
                {"hours", intervals_words(view, row.hours)}});
        }
    record["hours"] = std::move(hours);
    record["url"] = view.absolute(place.path());
    record["source"] = place.source_name;
    record["licence"] = place.licence;
    record["checked"] = day_of(place.checked);
    record["updated"] = place.updated.iso();
    return record;
}

void write_feature(std::string& out, const html::View& view, const Place& place) {
    auto to = std::back_inserter(out);
    const auto open = open_words(view, place.hours);
    fmt::format_to(to, R"({{"type":"Feature","id":{},"geometry":)", place.id.number);
    if (place.point)
        fmt::format_to(
            to,
            R"({{"type":"Point","coordinates":[{:.6f},{:.6f}]}})",
            place.point->longitude,
            place.point->latitude
        );
    else
        out += "null";
    fmt::format_to(
        to,
        R"(,"properties":{{"id":{},"name":{},"kind":"{}","kind_name":{},"group":"{}","icon":"{}","url":{})",
        place.id.number,
        base::json_quote(place.name),
        place.kind,
        base::json_quote(kind_name(view, place.kind)),
        group_of(place.kind),
        icon_of(place.kind),
        base::json_quote(view.to(place.path()))
    );
    if (!open.state.empty())
        fmt::format_to(
            to,
            R"(,"open":"{}","open_words":{},"open_more":{})",
            open.state,
            base::json_quote(open.badge),
            base::json_quote(open.more)
        );
    if (place.position == Position::Approximate) out += R"(,"approximate":true)";
    fmt::format_to(
        to,
        R"(,"source":{},"licence":{},"checked":{})",
        base::json_quote(place.source_name),
        base::json_quote(place.licence),
        place.checked ? base::json_quote(place.checked->iso()) : "null"
    );
    out += "}}";
}

static json::value point_of(const std::optional<areas::Point>& point) {
    if (!point) return {};
    return json::object{{"latitude", point->latitude}, {"longitude", point->longitude}};
}

static std::string_view position_name(Position position) {
    switch (position) {
        case Position::Exact:
            return "exact";
        case Position::Approximate:
            return "approximate";
        case Position::None:
            break;
    }
    return "none";
}

static json::value ages_of(const std::optional<base::AgeRange>& ages) {
    if (!ages) return {};
    return json::object{{"from_months", ages->from}, {"to_months", ages->to}};
}

static json::value day_of(const std::optional<base::Date>& day) {
    return day ? json::value(day->iso()) : json::value();
}

static json::value open_of(const html::View& view, const schedule::Hours& hours) {
    const auto status = schedule::status_at(hours, view.now);
    if (status.kind == schedule::Status::Kind::Unknown) return {};
    return status.kind == schedule::Status::Kind::Open;
}

}  // namespace places
