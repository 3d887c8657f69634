// The page of one event.
#include <fmt/format.h>
#include <boost/json.hpp>

#include "events/doors.h"
#include "events/show.html.h"
#include "events/show_page.h"
#include "events/store.h"
#include "facilities/facilities.h"
#include "html/ages.h"
#include "html/phone.h"
#include "search/search.h"
#include "web/router.h"

namespace events {

constexpr int days_shown = 6;

static ShowPage show_page(const web::Request& request, db::ReadTx& tx, const Event& event);
static std::string when_text(const html::View& view, const Event& event, base::Date day);
static std::string json_ld(const html::View& view, const Event& event, base::Date day);

web::Response show_event(const web::Request& request) {
    return request.read([&](db::ReadTx& tx) {
        auto name = request.param("id");
        const bool ical = name.ends_with(".ics");
        if (ical) name.remove_suffix(4);
        const auto number = base::to_integer(name);
        if (!number) {
            const auto known = find_by_source_id(tx, name);
            if (!known) return web::not_found(request);
            return web::moved(
                request.view().to(fmt::format("/events/{}{}", known->number, ical ? ".ics" : ""))
            );
        }
        const auto event = find_event(tx, {*number});
        if (!event || event->closed) return web::not_found(request);
        request.shows(topic_of(event->id));
        if (ical) return ical_of(request, *event);
        request.shows("facilities");
        const auto view = request.view();
        const auto shown = show_page(request, tx, *event);
        web::Page page{
            .title = event->title,
            .description =
                event->summary.empty() ? base::shorten(event->description, 100) : event->summary,
            .body = page::event(view, shown),
            .section = "events"};
        page.crumbs = {{view.t("events.title"), "/events"}, {event->title, ""}};
        if (event->day_words.empty())
            page.json_ld = json_ld(
                view, *event, shown.next.empty() ? event->when.start : shown.next.front().day
            );
        return web::page(request, page);
    });
}

static ShowPage show_page(const web::Request& request, db::ReadTx& tx, const Event& event) {
    const auto view = request.view();
    ShowPage page{.event = event};
    facilities::ClosedDays closed(tx);
    const int length = event.last_day - event.when.start;
    for (const auto day : list_days(tx, event.id, request.today() - length, days_shown)) {
        Occurrence next;
        next.day = day;
        next.last_day = day + length;
        next.cancelled = event.when.rule && closed.contains(event.facility, day);
        page.next.push_back(std::move(next));
    }
    page.over = page.next.empty();
    page.when = when_text(view, event, page.over ? event.when.start : page.next.front().day);
    page.recurrence = recurrence_text(view, event.when);
    if (event.ages) page.ages = html::ages_text(view, *event.ages);
    page.dial = html::dialable(event.phone);
    if (event.facility.empty()) return page;
    request.shows(search::topic_of_reference(event.facility));
    if (const auto place = search::find_by_source_id(tx, event.facility, request.today())) {
        page.place_url = place->url;
        page.place_name = place->title;
    }
    return page;
}

static std::string when_text(const html::View& view, const Event& event, base::Date day) {
    if (!event.day_words.empty()) return view.t("events.day_open", {{"words", event.day_words}});
    std::string text = view.date(day);
    const int length = event.last_day - event.when.start;
    if (length > 0) text += " 〜 " + view.date(day + length);
    const auto time = time_text(view, event.begins, event.ends);
    return time.empty() ? text : text + " " + time;
}

static std::string json_ld(const html::View& view, const Event& event, base::Date day) {
    namespace json = boost::json;
    const auto moment = [&](std::optional<base::TimeOfDay> time, base::Date date) {
        return time ? base::Moment::at(date, *time).iso() : date.iso();
    };
    const auto last = day + (event.last_day - event.when.start);
    const json::object place{{"@type", "Place"}, {"name", event.place}, {"address", event.address}};
    json::object document{
        {"@context", "https://schema.org"},
        {"@type", "Event"},
        {"name", event.title},
        {"description", event.description},
        {"startDate", moment(event.begins, day)},
        {"endDate", moment(event.ends, last)},
        {"eventAttendanceMode", "https://schema.org/OfflineEventAttendanceMode"},
        {"location", place},
        {"url", view.absolute(event.path())}};
    if (event.charge == "free") document["isAccessibleForFree"] = true;
    return json::serialize(document);
}

}  // namespace events
