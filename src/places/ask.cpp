// Reading an address. Garbage is left out of the filter and named in `unknown`: pages show what
// remains, the API refuses.
#include "places/ask.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "base/text.h"
#include "web/site.h"

namespace places {

static constexpr std::size_t longest_words = 100;

static void read_kinds(const web::Fields& query, Ask& ask);
static void read_purpose(const web::Fields& query, Ask& ask);
static void read_features(const web::Fields& query, Ask& ask);
static void read_months(const web::Fields& query, Ask& ask);
static void read_opening(const web::Request& request, Ask& ask);
static void read_place(const web::Request& request, Ask& ask);
static void read_page(const web::Fields& query, int per_page, Ask& ask);
static std::optional<base::TimeOfDay> read_time(std::string_view text);
static std::optional<areas::Point> read_point(std::string_view text);

Ask read_ask(const web::Request& request, int per_page) {
    Ask ask;
    const auto& query = request.query;
    ask.filter.words = query.text("q").substr(0, longest_words * 3);
    ask.filter.words = base::shorten(base::repair_utf8(ask.filter.words), longest_words);
    read_purpose(query, ask);
    ask.filter.district = query.text("district");
    read_kinds(query, ask);
    read_features(query, ask);
    read_months(query, ask);
    read_opening(request, ask);
    read_place(request, ask);
    read_page(query, per_page, ask);
    return ask;
}

int Ask::chosen() const {
    return int(kinds.size() + filter.features.size()) + !filter.words.empty() +
           !filter.purpose.empty() + !filter.district.empty() + filter.months.has_value() +
           filter.open_at.has_value() + filter.near.has_value() + filter.within_metres.has_value();
}

// A name is a group ("play") or a kind ("library").
static void read_kinds(const web::Fields& query, Ask& ask) {
    for (const auto raw : query.all("kind")) {
        const auto name = base::trim(raw);
        if (name.empty()) continue;
        bool known = false;
        for (const auto& kind : all_kinds()) {
            if (kind.name != name && kind.group != name) continue;
            known = true;
            auto& kinds = ask.filter.kinds;
            if (std::find(kinds.begin(), kinds.end(), kind.name) == kinds.end())
                kinds.emplace_back(kind.name);
        }
        if (!known)
            ask.unknown.emplace_back("kind");
        else if (std::find(ask.kinds.begin(), ask.kinds.end(), name) == ask.kinds.end())
            ask.kinds.emplace_back(name);
    }
}

static void read_purpose(const web::Fields& query, Ask& ask) {
    const auto purpose = query.text("purpose");
    if (purpose.empty()) return;
    for (const auto& kind : all_kinds()) {
        const auto served = base::split(kind.purposes, ' ');
        if (std::find(served.begin(), served.end(), purpose) == served.end()) continue;
        ask.filter.purpose = purpose;
        return;
    }
    ask.unknown.emplace_back("purpose");
}

static void read_features(const web::Fields& query, Ask& ask) {
    for (const auto raw : query.all("has")) {
        const auto name = base::trim(raw);
        if (name.empty()) continue;
        const auto& known = all_features();
        auto& features = ask.filter.features;
        if (std::find(known.begin(), known.end(), name) == known.end())
            ask.unknown.emplace_back("has");
        else if (std::find(features.begin(), features.end(), name) == features.end())
            features.emplace_back(name);
    }
}

static void read_months(const web::Fields& query, Ask& ask) {
    const auto text = base::fold_width(query.text("months"));
    if (text.empty()) return;
    const auto months = base::to_integer(text);
    if (months && *months >= -10 && *months <= 227)
        ask.filter.months = int(*months);
    else
        ask.unknown.emplace_back("months");
}

// "now", or a day and a time; a day alone means its noon, a time alone today.
static void read_opening(const web::Request& request, Ask& ask) {
    const auto open = request.query.text("open");
    const auto day = request.query.text("day");
    const auto time = base::fold_width(request.query.text("time"));
    if (open == "now") {
        ask.open_now = true;
        ask.filter.open_at = request.now;
        return;
    }
    if (!open.empty()) ask.unknown.emplace_back("open");
    if (day.empty() && time.empty()) return;
    const auto date = day.empty() ? request.today() : base::Date::from_iso(day);
    const auto at = time.empty() ? base::TimeOfDay::at(12) : read_time(time);
    const bool near_day = date && std::abs(*date - request.today()) < 3700;
    if (!near_day) ask.unknown.emplace_back("day");
    if (!at) ask.unknown.emplace_back("time");
    if (!near_day || !at) return;
    ask.day = *date;
    ask.filter.open_at = base::Moment::at(*date, *at);
}

static std::optional<base::TimeOfDay> read_time(std::string_view text) {
    const auto colon = text.find(':');
    const auto hour = base::to_integer(text.substr(0, colon));
    const auto minute = colon == std::string_view::npos ? std::optional<std::int64_t>(0)
                                                        : base::to_integer(text.substr(colon + 1));
    if (!hour || !minute || *hour < 0 || *hour > 23 || *minute < 0 || *minute > 59) return {};
    return base::TimeOfDay::at(int(*hour), int(*minute));
}

// Where from: the browser's position before a name that was typed.
static void read_place(const web::Request& request, Ask& ask) {
    if (const auto at = request.query.text("at"); !at.empty()) {
        ask.filter.near = read_point(at);
        ask.here = ask.filter.near.has_value();
        if (!ask.here) ask.unknown.emplace_back("at");
    }
    const auto typed = base::shorten(base::repair_utf8(request.query.text("near")), 40);
    if (!typed.empty() && !ask.here) {
        const auto* found = request.site->part<areas::Gazetteer>().find(typed);
        ask.near = found ? found->name : typed;
        ask.near_unknown = !found;
        if (found) ask.filter.near = found->point;
    }
    const auto within = request.query.text("within");
    if (within.empty()) return;
    const auto metres = base::to_integer(within);
    if (!metres || *metres < 1 || *metres > 100000)
        ask.unknown.emplace_back("within");
    else if (ask.filter.near)
        ask.filter.within_metres = double(*metres);
}

// "34.401,138.689". Kept to about 100 m: enough for a list by distance, too little to tell a home.
static std::optional<areas::Point> read_point(std::string_view text) {
    const auto comma = text.find(',');
    if (comma == std::string_view::npos) return {};
    const auto latitude = base::to_real(base::trim(text.substr(0, comma)));
    const auto longitude = base::to_real(base::trim(text.substr(comma + 1)));
    if (!latitude || !longitude) return {};
    if (!(std::abs(*latitude) <= 90 && std::abs(*longitude) <= 180)) return {};
    const auto rounded = [](double degrees) { return std::round(degrees * 1000) / 1000; };
    return areas::Point{rounded(*latitude), rounded(*longitude)};
}

static void read_page(const web::Fields& query, int per_page, Ask& ask) {
    ask.filter.limit = per_page;
    if (query.text("page").empty()) return;
    const auto page = query.integer("page");
    if (!page || *page < 1)
        ask.unknown.emplace_back("page");
    else
        ask.page = int(std::min<std::int64_t>(*page, 100000));
    ask.filter.offset = (ask.page - 1) * per_page;
}

std::string without(const web::Fields& query, std::string_view name, std::string_view value) {
    web::Fields rest;
    for (const auto& [key, text] : query.pairs()) {
        const bool dropped = key == name && (value.empty() || base::trim(text) == value);
        if (!dropped && key != "page" && !base::trim(text).empty()) rest.add(key, text);
    }
    return rest.with("", "");
}

std::string without_all(const web::Fields& query, std::initializer_list<std::string_view> names) {
    web::Fields rest;
    for (const auto& [key, text] : query.pairs()) {
        const bool dropped = std::find(names.begin(), names.end(), key) != names.end();
        if (!dropped && key != "page" && !base::trim(text).empty()) rest.add(key, text);
    }
    return rest.with("", "");
}

}  // namespace places
