// Events for machines: GET /api/v1/events?from=…&to=…&area=…&months=…
#include <algorithm>
#include <boost/json.hpp>

#include "events/doors.h"
#include "events/store.h"
#include "web/router.h"
#include "web/site.h"

namespace events {

namespace json = boost::json;

constexpr int most_per_answer = 200;

static json::value day_or_null(const std::optional<base::Date>& day) {
    return day ? json::value(day->iso()) : json::value();
}
static json::value time_or_null(const std::optional<base::TimeOfDay>& time) {
    return time ? json::value(time->text()) : json::value();
}

web::Response list_events_json(const web::Request& request) {
    request.shows(std::string(any_event));
    request.shows("facilities");
    auto filter = read_filter(request, 30);
    filter.limit = int(
        std::clamp<std::int64_t>(request.query.integer("limit").value_or(50), 1, most_per_answer)
    );
    filter.offset =
        int(std::clamp<std::int64_t>(request.query.integer("offset").value_or(0), 0, 1000000));
    const auto view = request.view();
    json::array results;
    const auto total = request.read([&](db::ReadTx& tx) {
        for (const auto& o : list_occurrences(tx, filter))
            results.push_back(json::object{
                {"id", o.event.number},
                {"title", o.title},
                {"day", o.day.iso()},
                {"last_day", o.last_day.iso()},
                {"day_words", o.day_words},
                {"begins", time_or_null(o.begins)},
                {"ends", time_or_null(o.ends)},
                {"place", o.place},
                {"area", o.district},
                {"category", o.category},
                {"charge", o.charge},
                {"room", o.room},
                {"age_from", o.ages ? json::value(o.ages->from) : json::value()},
                {"age_to", o.ages ? json::value(o.ages->to) : json::value()},
                {"cancelled", o.cancelled},
                {"url", view.absolute(o.path())},
                {"source", request.site->city().name},
                {"licence", request.site->city().licence}});
        return count_occurrences(tx, filter);
    });
    return web::json(json::serialize(json::object{{"total", total}, {"results", results}}));
}

web::Response show_event_json(const web::Request& request) {
    return request.read([&](db::ReadTx& tx) {
        const auto id = request.id<Event>();
        const auto e = id ? find_event(tx, *id) : std::nullopt;
        if (!e || e->closed) return web::not_found(request);
        request.shows(topic_of(*id));
        const auto view = request.view();
        return web::json(json::serialize(json::object{
            {"id", e->id.number},
            {"source_id", e->source_id},
            {"title", e->title},
            {"summary", e->summary},
            {"description", e->description},
            {"category", e->category},
            {"first_day", e->when.start.iso()},
            {"last_day", e->last_day.iso()},
            {"day_words", e->day_words},
            {"begins", time_or_null(e->begins)},
            {"ends", time_or_null(e->ends)},
            {"recurrence", e->when.rule ? schedule::rule_text(*e->when.rule) : ""},
            {"excluded", schedule::days_text(e->when.excluded)},
            {"place", e->place},
            {"facility", e->facility},
            {"address", e->address},
            {"latitude", e->latitude ? json::value(*e->latitude) : json::value()},
            {"longitude", e->longitude ? json::value(*e->longitude) : json::value()},
            {"charge", e->charge},
            {"fee", e->fee},
            {"fee_detail", e->fee_detail},
            {"ages", e->ages_note},
            {"capacity", e->capacity},
            {"apply_until", day_or_null(e->apply_until)},
            {"apply_how", e->apply_how},
            {"contact", e->contact},
            {"phone", e->phone},
            {"url", view.absolute(e->path())},
            {"official_url", e->url},
            {"checked", e->updated.iso()},
            {"source", e->source_name},
            {"licence", request.site->city().licence}}));
    });
}

}  // namespace events
