// The page of one place.
#include <fmt/format.h>

#include <boost/json.hpp>

#include "html/markdown.h"
#include "html/phone.h"
#include "places/doors.h"
#include "places/json_ld.h"
#include "places/list_page.h"
#include "places/show.html.h"
#include "places/show_page.h"
#include "web/router.h"
#include "web/site.h"

namespace places {

constexpr std::size_t events_shown = 5;

static ShowPage show_page(const web::Request& request, const Facility& place);
static std::vector<HoursLine> hours_lines(const html::View& view, const schedule::Hours& hours);
static std::string days_words(const html::View& view, const schedule::HoursRow& row);
static std::vector<std::pair<std::string, std::string>> extra_facts(const std::string& extras);
static std::string route_to(const Facility& place);
static std::string near_path(const html::View& view, const Facility& place);
static std::string summary(const html::View& view, const Facility& place);
static std::string label_of(const html::View& view, const Facility& place);
static void add_events(const web::Request& request, const Facility& place, ShowPage& page);

web::Response show_facility(const web::Request& request) {
    const auto id = request.id<Facility>();
    const auto place = request.read([&](db::ReadTx& tx) {
        return id ? find_open(tx, *id) : find_by_source_id(tx, request.param("id"));
    });
    if (!place || place->closed) return web::not_found(request);
    const auto view = request.view();
    if (!id) return web::moved(view.to(place->path()));  // the city's own id leads to the number
    request.shows(topic_of(*id));
    if (place->hours.known()) request.fresh_until(words_change(place->hours, request.now));
    web::Page page{
        .title = place->name,
        .description = summary(view, *place),
        .body = page::place(view, show_page(request, *place)),
        .section = "facilities"};
    page.crumbs = {{view.t("places.title"), "/facilities"}, {place->name, ""}};
    page.json_ld = json_ld(view, *place);
    if (place->point) {
        page.map = true;
        page.scripts = {"map.js"};
        page.styles = {"map.css"};
    }
    return web::page(request, page);
}

static ShowPage show_page(const web::Request& request, const Facility& place) {
    const auto view = request.view();
    ShowPage page{.place = place, .open = open_words(view, place.hours)};
    page.hours = hours_lines(view, place.hours);
    if (const auto holiday = schedule::holiday_name(request.today()))
        page.today_note = view.t("places.holiday_today", {{"name", *holiday}});
    page.dial = html::dialable(place.phone);
    page.route = route_to(place);
    const bool described = !place.description.empty();
    page.label = label_of(view, place);
    if (page.label.empty())
        page.description = html::render_markdown(described ? place.description : place.note).body;
    if (described) page.note = place.note;
    page.department = request.site->city().find_department(place.department);
    page.extras = extra_facts(place.extras);
    page.source =
        place.licence.empty()
            ? place.source_name
            : view.t(
                  "places.source_line", {{"source", place.source_name}, {"licence", place.licence}}
              );
    add_events(request, place, page);
    page.near_path = near_path(view, place);
    if (!place.point) return page;
    page.map_config = map_config(request, place);
    const auto& districts = request.site->part<areas::Districts>();
    page.school_district = districts.school_district_of(*place.point).value_or("");
    return page;
}

// Where a list has one short fact as its description, it is named instead of standing alone.
static std::string label_of(const html::View& view, const Facility& place) {
    if (place.description.empty()) return {};
    if (place.dataset == "hospital") return view.t("places.subjects");
    if (place.dataset == "aed" || place.dataset == "public_toilet") return view.t("places.spot");
    return {};
}

static void add_events(const web::Request& request, const Facility& place, ShowPage& page) {
    if (place.source_id.empty()) return;
    request.shows(std::string(events::any_event));
    page.events = request.read([&](db::ReadTx& tx) {
        return events::list_at_place(tx, place.source_id, request.today());
    });
    if (page.events.empty()) return;
    if (page.events.size() > events_shown) page.events.resize(events_shown);
    page.events_path =
        request.view().to("/events?all=1&facility=" + base::percent_encode(place.source_id));
}

static std::vector<HoursLine> hours_lines(const html::View& view, const schedule::Hours& hours) {
    std::vector<HoursLine> lines;
    if (!hours.known()) return lines;
    const bool holiday = schedule::holiday_name(view.today()).has_value();
    for (const auto& row : schedule::rows(hours)) {
        HoursLine line{days_words(view, row), intervals_words(view, row.hours)};
        for (const auto weekday : row.weekdays)
            line.today |= !holiday && weekday == view.today().weekday();
        line.today |= holiday && row.holidays;
        line.off = row.hours && row.hours->empty();
        lines.push_back(std::move(line));
    }
    return lines;
}

// "月〜金", "土・日・祝日": runs of three and more days are written as a range.
static std::string days_words(const html::View& view, const schedule::HoursRow& row) {
    const auto& days = row.weekdays;
    const auto index = [](base::Weekday day) { return (int(day) + 6) % 7; };  // Monday is 0
    const std::string between = view.language == texts::Language::English ? ", " : "・";
    std::string words;
    for (std::size_t i = 0; i < days.size();) {
        std::size_t last = i;
        while (last + 1 < days.size() && index(days[last + 1]) == index(days[last]) + 1)
            ++last;
        if (last < i + 2) last = i;
        if (!words.empty()) words += between;
        words += weekday_name(view, days[i]);
        if (last > i) words += to_word(view) + weekday_name(view, days[last]);
        i = last + 1;
    }
    if (row.holidays) words += (words.empty() ? "" : between) + view.t("places.holidays");
    return words;
}

// Every cell of the file that has no place of its own, by its header; nothing a city said is lost.
static std::vector<std::pair<std::string, std::string>> extra_facts(const std::string& extras) {
    std::vector<std::pair<std::string, std::string>> facts;
    boost::system::error_code error;
    const auto value = boost::json::parse(extras.empty() ? "{}" : extras, error);
    if (error || !value.is_object()) return facts;
    for (const auto& [header, cell] : value.get_object())
        if (cell.is_string() && !cell.get_string().empty())
            facts.emplace_back(header, std::string(cell.get_string()));
    return facts;
}

// A link to leave with, not something this page loads.
static std::string route_to(const Facility& place) {
    constexpr auto base_url = "https://www.google.com/maps/dir/?api=1&destination=";
    if (place.point && place.position == Position::Exact)
        return fmt::format("{}{},{}", base_url, place.point->latitude, place.point->longitude);
    if (!place.address.empty()) return base_url + base::percent_encode(place.address);
    return {};
}

static std::string near_path(const html::View& view, const Facility& place) {
    if (!place.point) return {};
    return view.to(fmt::format(
        "/map?at={:.3f},{:.3f}&within=1000", place.point->latitude, place.point->longitude
    ));
}

static std::string summary(const html::View& view, const Facility& place) {
    auto text = kind_name(view, place.kind);
    if (!place.address.empty()) text += " " + place.address;
    const auto described = facilities::plain_description(place);
    if (!described.empty()) text += " " + base::shorten(html::render_markdown(described).plain, 80);
    return text;
}

}  // namespace places
