// Gathers what the list and the map show: the places, the boxes of the filter, the chips.
#include "places/list_page.h"

#include <algorithm>
#include <map>

#include "html/distance.h"
#include "html/pager.h"
#include "web/site.h"

namespace places {

constexpr std::size_t most_near_names = 400;

static void fill_choices(
    ListPage& page, const std::map<std::string, std::int64_t>& counts, const html::View& view
);
static void fill_chips(ListPage& page, const web::Request& request);
static void fill_group_links(ListPage& page, const web::Request& request);
static void fill_fields(ListPage& page, const web::Request& request);
static std::vector<School> schools_near(
    const web::Request& request, db::ReadTx& tx, const Ask& ask
);
static std::string count_line(const html::View& view, const ListPage& page);
static bool has(const std::vector<std::string>& all, std::string_view one);

ListPage list_page(const web::Request& request, std::string path, int per_page) {
    const auto view = request.view();
    ListPage page{.path = std::move(path), .ask = read_ask(request, per_page)};
    const auto counts = request.read([&](db::ReadTx& tx) {
        page.listing = list_places(tx, page.ask.filter, request.today());
        page.schools = schools_near(request, tx, page.ask);
        return count_by_kind(tx);
    });
    fill_choices(page, counts, view);
    fill_chips(page, request);
    fill_group_links(page, request);
    fill_fields(page, request);
    page.count_line = count_line(view, page);
    const auto address = [&](int number) {
        return view.to(
            page.path + request.query.with("page", number == 1 ? "" : std::to_string(number))
        );
    };
    const int pages = int((page.listing.count + per_page - 1) / per_page);
    page.pager = html::pager(view, address, page.ask.page, pages);
    return page;
}

// Only what the city has; a choice in the address stays visible even when nothing is there any
// more.
static void fill_choices(
    ListPage& page, const std::map<std::string, std::int64_t>& counts, const html::View& view
) {
    std::map<std::string, std::int64_t> of_group;
    for (const auto& kind : all_kinds()) {
        const std::string name(kind.name);
        const auto found = counts.find(name);
        const auto count = found == counts.end() ? 0 : found->second;
        of_group[std::string(kind.group)] += count;
        const bool checked = has(page.ask.kinds, name);
        page.kind_chosen |= checked;
        if (count > 0 || checked)
            page.kinds.push_back({name, kind_name(view, name), count, checked});
    }
    for (const auto group : all_groups()) {
        const std::string name(group);
        const bool checked = has(page.ask.kinds, name);
        if (of_group[name] > 0 || checked)
            page.groups.push_back({name, group_or_kind_name(view, name), of_group[name], checked});
    }
    for (const auto feature : all_features()) {
        const std::string name(feature);
        page.features.push_back(
            {name, feature_name(view, name), 0, has(page.ask.filter.features, name)}
        );
    }
}

static void fill_chips(ListPage& page, const web::Request& request) {
    const auto view = request.view();
    const auto& ask = page.ask;
    const auto add = [&](std::string text, const std::string& query) {
        page.chips.push_back({std::move(text), view.to(page.path + query)});
    };
    const auto& query = request.query;
    for (const auto& kind : ask.kinds)
        add(group_or_kind_name(view, kind), without(query, "kind", kind));
    for (const auto& feature : ask.filter.features)
        add(feature_name(view, feature), without(query, "has", feature));
    if (ask.filter.months)
        add(view.t("places.chip_months", {{"months", *ask.filter.months}}),
            without(query, "months"));
    if (ask.open_now)
        add(view.t("places.open_now"), without(query, "open"));
    else if (ask.filter.open_at)
        add(view.t(
                "places.chip_open_at",
                {{"when", view.short_date(ask.day) + " " + ask.filter.open_at->time().text()}}
            ),
            without_all(query, {"day", "time"}));
    if (ask.here)
        add(view.t("places.chip_here"), without_all(query, {"at", "within"}));
    else if (ask.filter.near)
        add(view.t("places.chip_near", {{"place", ask.near}}),
            without_all(query, {"near", "within"}));
    if (ask.filter.within_metres)
        add(view.t(
                "places.chip_within",
                {{"distance", html::distance_text(view, *ask.filter.within_metres)}}
            ),
            without(query, "within"));
    if (!ask.filter.words.empty())
        add(view.t("places.chip_words", {{"words", ask.filter.words}}), without(query, "q"));
    if (!ask.filter.district.empty()) add(ask.filter.district, without(query, "district"));
    if (!ask.filter.purpose.empty())
        add(view.t("places.purpose." + ask.filter.purpose), without(query, "purpose"));
}

// Pressing a group shows only it; pressing it again shows all.
static void fill_group_links(ListPage& page, const web::Request& request) {
    const auto view = request.view();
    for (const auto& group : page.groups) {
        const bool only = page.ask.kinds.size() == 1 && group.checked;
        web::Fields rest;
        for (const auto& [key, text] : request.query.pairs())
            if (key != "kind" && key != "page" && !text.empty()) rest.add(key, text);
        page.group_links.push_back(
            {group.name,
             group.text,
             view.to(page.path + rest.with("kind", only ? "" : group.name)),
             group.checked}
        );
    }
}

static void fill_fields(ListPage& page, const web::Request& request) {
    const auto view = request.view();
    const auto& ask = page.ask;
    if (ask.filter.months) page.months = std::to_string(*ask.filter.months);
    if (ask.filter.open_at && !ask.open_now) {
        page.day = ask.day.iso();
        const auto time = ask.filter.open_at->time().text();
        page.time = (time.size() < 5 ? "0" : "") + time;
    }
    if (ask.filter.within_metres) page.within = std::to_string(int(*ask.filter.within_metres));
    if (ask.here) page.at = request.query.text("at");
    const auto query = without(request.query, "page");
    page.list_path = view.to("/facilities" + query);
    page.map_path = view.to("/map" + query);
    page.districts = request.site->part<areas::Districts>().names();
    for (const auto& point : request.site->part<areas::Gazetteer>().all())
        if (page.near_names.size() < most_near_names) page.near_names.push_back(point.name);
}

// By the map of the school districts. A town may lie in several: each of its blocks is asked.
static std::vector<School> schools_near(
    const web::Request& request, db::ReadTx& tx, const Ask& ask
) {
    std::vector<School> schools;
    if (!ask.filter.near) return schools;
    const auto& districts = request.site->part<areas::Districts>();
    std::vector<areas::Point> points{*ask.filter.near};
    for (const auto& town : request.site->part<areas::Gazetteer>().all())
        if (!ask.here && !town.station && !town.whole && town.name.starts_with(ask.near))
            points.push_back(town.point);
    for (const auto point : points) {
        const auto name = districts.school_of(point).value_or("");
        const auto same = [&](const School& school) { return school.name == name; };
        if (name.empty() || std::any_of(schools.begin(), schools.end(), same)) continue;
        School school{name};
        const Filter by_name{.kinds = {"elementary_school"}, .words = name, .limit = 1};
        for (const auto& place : list_places(tx, by_name, request.today()).places)
            school.path = place.path();
        schools.push_back(std::move(school));
    }
    return schools;
}

static std::string count_line(const html::View& view, const ListPage& page) {
    const auto shown = std::int64_t(page.listing.places.size());
    if (shown == page.listing.count) return view.t_count("places.count", page.listing.count);
    const auto first = page.ask.filter.offset;
    return view.t(
        "places.count_shown",
        {{"count", page.listing.count}, {"from", first + 1}, {"to", first + shown}}
    );
}

static bool has(const std::vector<std::string>& all, std::string_view one) {
    return std::find(all.begin(), all.end(), one) != all.end();
}

}  // namespace places
