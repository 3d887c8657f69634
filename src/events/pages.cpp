// The list of events: by day, with presets that have an address (this weekend, free, indoors).
#include <algorithm>

#include "events/doors.h"
#include "events/list.html.h"
#include "events/list_page.h"
#include "events/reading.h"
#include "events/store.h"
#include "html/pager.h"
#include "schedule/holidays.h"
#include "tables/loose.h"
#include "web/router.h"

namespace events {

constexpr int per_page = 50;
constexpr int farthest_days = 400;

static std::pair<base::Date, base::Date> weekend_after(base::Date today);
static std::vector<Choice> presets(const web::Request& request, const Filter& filter);
static std::vector<Day> by_day(std::vector<Occurrence> occurrences, base::Date from);
static ListPage list_page(const web::Request& request);

static web::Response list_events(const web::Request& request) {
    request.shows(std::string(any_event));
    request.shows("facilities");
    const auto page = list_page(request);
    if (page.days.empty() && page.filter.offset > 0) return web::not_found(request);
    const auto view = request.view();
    web::Page around{
        .title = view.t("events.title"), .description = view.t("events.lead"), .section = "events"};
    around.body = page::event_list(view, page);
    around.crumbs = {{around.title, ""}};
    around.feed = "/events.ics";
    around.index = request.query.pairs().empty();
    return web::page(request, around);
}

static ListPage list_page(const web::Request& request) {
    const auto view = request.view();
    ListPage page{.path = "/events", .filter = read_filter(request, 30)};
    auto& filter = page.filter;
    filter.limit = per_page;
    const auto number =
        int(std::clamp<std::int64_t>(request.query.integer("page").value_or(1), 1, 10000));
    filter.offset = (number - 1) * per_page;
    page.months = request.query.text("months");
    page.all = !filter.family;
    page.chosen = !filter.district.empty() + !filter.category.empty() + !filter.facility.empty() +
                  filter.ages.has_value() + filter.free + filter.indoors;
    page.presets = presets(request, filter);
    page.ical = "/events.ics" + request.query.with("page", "");
    request.read([&](db::ReadTx& tx) {
        page.districts = list_values(tx, "district");
        page.categories = list_values(tx, "category");
        page.days = by_day(list_occurrences(tx, filter), filter.from);
        page.count = count_occurrences(tx, filter);
    });
    const auto address = [&](int n) {
        return view.to("/events" + request.query.with("page", n == 1 ? "" : std::to_string(n)));
    };
    page.pager = html::pager(view, address, number, int((page.count + per_page - 1) / per_page));
    return page;
}

Filter read_filter(const web::Request& request, int default_days) {
    const auto today = request.today();
    const auto& query = request.query;
    Filter filter{.from = query.date("from").value_or(today), .to = today + default_days};
    if (const auto day = query.date("day")) filter.from = filter.to = *day;
    const auto when = query.text("when");
    if (when == "today") filter.from = filter.to = today;
    if (when == "weekend") std::tie(filter.from, filter.to) = weekend_after(today);
    if (when == "week") filter.to = today + 6;
    if (const auto to = query.date("to")) filter.to = *to;
    filter.from = std::clamp(filter.from, today - farthest_days, today + farthest_days);
    filter.to = std::clamp(filter.to, filter.from, filter.from + farthest_days);
    filter.district = query.text("area");
    filter.category = query.text("category");
    filter.facility = query.text("facility");
    if (const auto months = query.integer("months"); months && *months >= -10 && *months <= 227)
        filter.ages = base::AgeRange{int(*months), int(*months)};
    filter.free = query.has("free");
    filter.indoors = query.has("indoors");
    filter.family = !query.has("all");
    return filter;
}

// Saturday and Sunday; on a Sunday the one that is running.
static std::pair<base::Date, base::Date> weekend_after(base::Date today) {
    if (today.weekday() == base::Weekday::Sunday) return {today, today};
    const auto saturday = today + (6 - int(today.weekday()));
    return {saturday, saturday + 1};
}

static std::vector<Choice> presets(const web::Request& request, const Filter& filter) {
    const auto view = request.view();
    std::vector<Choice> all;
    web::Fields others;
    for (const auto& [name, value] : request.query.pairs())
        if (name != "page" && name != "from" && name != "to" && name != "day")
            others.add(name, value);
    for (const auto* when : {"today", "weekend", "week"}) {
        const bool current = request.query.text("when") == when;
        all.push_back(
            {view.t(std::string("events.presets.") + when),
             others.with("when", current ? "" : when),
             current}
        );
    }
    all.push_back({view.t("events.free"), others.with("free", filter.free ? "" : "1"), filter.free}
    );
    all.push_back(
        {view.t("events.rooms.indoors"),
         others.with("indoors", filter.indoors ? "" : "1"),
         filter.indoors}
    );
    return all;
}

static std::vector<Day> by_day(std::vector<Occurrence> occurrences, base::Date from) {
    std::vector<Day> days;
    for (auto& occurrence : occurrences) {
        const auto day = std::max(occurrence.day, from);
        if (days.empty() || days.back().day != day) {
            const auto holiday = schedule::holiday_name(day);
            days.push_back({.day = day, .holiday = std::string(holiday.value_or(""))});
        }
        days.back().occurrences.push_back(std::move(occurrence));
    }
    return days;
}

void pages(web::Router& portal) {
    portal.page("/events", list_events);
    portal.page("/events/{id}", show_event);  // also /events/12.ics
    portal.page("/events.ics", show_ical);
    portal.page("/calendar", show_month);
    portal.page("/api/v1/events", list_events_json);
    portal.page("/api/v1/events/{id}", show_event_json);
}

}  // namespace events
