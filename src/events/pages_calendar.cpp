// The month, and calendars that a phone subscribes to.
#include <algorithm>

#include <fmt/format.h>

#include "events/doors.h"
#include "events/list_page.h"
#include "events/month.html.h"
#include "events/show_page.h"
#include "events/store.h"
#include "schedule/holidays.h"
#include "schedule/ical.h"
#include "web/router.h"
#include "web/site.h"

namespace events {

constexpr int shown_per_day = 4;
constexpr int most_per_month = 1500;
constexpr int calendar_days = 366;

static std::optional<base::Date> first_of_month(std::string_view text, base::Date today);
static std::vector<Day> days_of_month(const web::Request& request, base::Date first);
static std::string month_name(const html::View& view, base::Date first);
static schedule::CalendarEvent calendar_event(const web::Request& request, const Event& event);
static web::Response calendar(
    const web::Request& request, std::vector<schedule::CalendarEvent> events
);

web::Response show_month(const web::Request& request) {
    const auto first = first_of_month(request.query.text("month"), request.today());
    if (!first) return web::not_found(request);
    request.shows(std::string(any_event));
    request.shows("facilities");
    const auto view = request.view();
    const auto address = [&](base::Date month) {
        return "/calendar?month=" + month.iso().substr(0, 7);
    };
    const auto previous = first->plus_months(-1);
    const auto next = first->plus_months(1);
    MonthPage page{
        .title = month_name(view, *first),
        .previous = address(previous),
        .next = address(next),
        .previous_name = view.t("events.months." + std::to_string(previous.month())),
        .next_name = view.t("events.months." + std::to_string(next.month())),
        .list = fmt::format("/events?from={}&to={}", first->iso(), (next - 1).iso()),
        .days = days_of_month(request, *first)};
    web::Page around{
        .title = view.t("events.calendar_title"), .description = view.t("events.calendar_lead")};
    around.body = page::month(view, page);
    around.section = "events";
    around.crumbs = {{view.t("events.title"), "/events"}, {view.t("events.calendar_title"), ""}};
    around.index = !request.query.has("month");
    return web::page(request, around);
}

// "2026-11"; months farther than two years away are no page.
static std::optional<base::Date> first_of_month(std::string_view text, base::Date today) {
    const auto this_month = today - (today.day() - 1);
    if (text.empty()) return this_month;
    const auto first = base::Date::from_iso(std::string(text) + "-01");
    if (!first || *first < this_month.plus_months(-24) || *first > this_month.plus_months(24))
        return {};
    return first;
}

static std::vector<Day> days_of_month(const web::Request& request, base::Date first) {
    const auto last = first.plus_months(1) - 1;
    std::vector<Day> days;
    for (auto day = first; day <= last; day = day + 1) {
        const auto holiday = schedule::holiday_name(day);
        days.push_back({.day = day, .holiday = std::string(holiday.value_or(""))});
    }
    Filter filter{
        .from = first, .to = last, .family = !request.query.has("all"), .limit = most_per_month};
    auto all = request.read([&](db::ReadTx& tx) { return list_occurrences(tx, filter); });
    for (auto& occurrence : all) {
        auto& day = days[std::size_t(std::max(occurrence.day, first) - first)];
        if (int(day.occurrences.size()) < shown_per_day)
            day.occurrences.push_back(std::move(occurrence));
        else
            ++day.hidden;
        day.more = "/events?day=" + day.day.iso();
    }
    return days;
}

static std::string month_name(const html::View& view, base::Date first) {
    return view.t(
        "events.month_name",
        {{"year", first.year()}, {"name", view.t("events.months." + std::to_string(first.month()))}}
    );
}

web::Response show_ical(const web::Request& request) {
    request.shows(std::string(any_event));
    const auto filter = read_filter(request, calendar_days);
    auto all = request.read([&](db::ReadTx& tx) {
        std::vector<schedule::CalendarEvent> found;
        for (const auto id : list_ids(tx, filter))
            if (const auto event = find_event(tx, id); event && event->day_words.empty())
                found.push_back(calendar_event(request, *event));
        return found;
    });
    return calendar(request, std::move(all));
}

web::Response ical_of(const web::Request& request, const Event& event) {
    return calendar(request, {calendar_event(request, event)});
}

static web::Response calendar(
    const web::Request& request, std::vector<schedule::CalendarEvent> events
) {
    const auto& city = request.site->city();
    const auto view = request.view();
    schedule::CalendarFeed feed{
        .name = city.portal_name + " " + view.t("events.title"),
        .product = "-//" + city.roman + "//hagukumi//JA",
        .events = std::move(events)};
    return web::bytes(schedule::write_ical(feed), "text/calendar; charset=utf-8");
}

static schedule::CalendarEvent calendar_event(const web::Request& request, const Event& event) {
    const auto view = request.view();
    schedule::CalendarEvent entry;
    entry.uid = fmt::format("event-{}@{}", event.id.number, request.site->city().id);
    entry.summary = event.title;
    if (!event.day_words.empty())
        entry.summary += " " + view.t("events.day_open", {{"words", event.day_words}});
    entry.description = event.description;
    entry.location = event.address.empty() ? event.place : event.place + " " + event.address;
    entry.url = view.absolute(event.path());
    if (!event.category.empty()) entry.categories = {event.category};
    entry.latitude = event.latitude;
    entry.longitude = event.longitude;
    entry.when = event.when;
    entry.last_day = event.last_day;
    entry.begins = event.begins;
    entry.ends = event.ends;
    entry.sequence = event.sequence;
    entry.changed = base::Moment::at(event.updated, base::TimeOfDay::at(0));
    return entry;
}

}  // namespace events
