// What a city's file says about an event. Whatever has no place in Event is kept in extras.
#include "events/reading.h"

#include "base/text.h"
#include "tables/loose.h"

namespace events {

using datasets::Rejection;
using datasets::Row;
using datasets::Run;

static std::optional<Rejection> read_days(const Row& row, const Run& run, Event& event);
static std::string words_of(std::string_view first, std::string_view last);
static std::optional<Rejection> read_rule(const Row& row, const Run& run, Event& event);
static void read_times(const Row& row, Event& event);
static void read_place(const Row& row, Event& event);
static void read_charge(const Row& row, Event& event);
static void read_audience(const Row& row, Event& event);
static void keep_rest(const Row& row, const Run& run, Event& event);
static Rejection wrong(std::string_view why, const Row& row, std::string_view field);

base::Result<Event, Rejection> read_event(const Row& row, const Run& run) {
    Event e;
    e.title = row.text("name");
    if (e.title.empty()) return base::refuse(wrong("no_name", row, "name"));
    if (auto why = read_days(row, run, e)) return base::refuse(std::move(*why));
    if (auto why = read_rule(row, run, e)) return base::refuse(std::move(*why));
    read_times(row, e);
    read_place(row, e);
    read_charge(row, e);
    read_audience(row, e);
    e.source_id = row.text("id");
    e.kana = row.text("kana");
    e.summary = row.text("summary");
    e.description = row.text("description");
    e.category = row.text("category");
    e.day_note = row.text("day_note");
    e.capacity = row.text("capacity");
    e.apply_how = row.text("apply_how");
    e.contact = row.text("contact");
    e.phone = row.text("phone");
    e.organiser = row.text("organiser");
    e.url = row.text("url");
    e.note = row.text("note");
    e.source_name = row.text("city");
    if (e.source_name.empty()) e.source_name = run.city().name;
    e.updated = run.today();
    keep_rest(row, run, e);
    return e;
}

// "開始日" and "終了日"; or one cell with both: "9月7日(土)～11月4日(月・祝)". What is no day yet
// ("6月上旬") is kept with the words: a parent rather reads that than nothing.
static std::optional<Rejection> read_days(const Row& row, const Run& run, Event& e) {
    const auto first = row.text("first_day");
    auto days = tables::read_date_range(first, run.today());
    const bool open = !days && (days = tables::read_part_of_month(first, run.today()));
    if (!days) return wrong("bad_date", row, "first_day");
    const auto last = row.text("last_day");
    if (!last.empty()) {
        auto end = tables::read_date_range(last, run.today());
        const bool end_open = !end && (end = tables::read_part_of_month(last, run.today()));
        if (!end) return wrong("bad_date", row, "last_day");
        days->second = end->second;
        if (open || end_open) e.day_words = words_of(first, last);
    } else if (open) {
        e.day_words = words_of(first, first);
    }
    e.when.start = days->first + run.shift_days;
    e.last_day = days->second + run.shift_days;
    if (e.last_day < e.when.start) return wrong("ends_before_it_begins", row, "last_day");
    if (const auto until = tables::read_date(row.text("apply_until"), run.today()))
        e.apply_until = *until + run.shift_days;
    return {};
}

// "2026-07-下旬" → "2026年7月下旬"
static std::string tidy_words(std::string_view text) {
    const auto parts = base::split(text, '-');
    const auto month = parts.size() == 3 ? base::to_integer(parts[1]) : std::nullopt;
    if (!month) return std::string(text);
    return std::string(parts[0]) + "年" + std::to_string(*month) + "月" + std::string(parts[2]);
}

static std::string words_of(std::string_view first, std::string_view last) {
    return first == last ? tidy_words(first) : tidy_words(first) + "〜" + tidy_words(last);
}

static std::optional<Rejection> read_rule(const Row& row, const Run& run, Event& e) {
    const auto text = row.text("recurrence");
    if (text.empty()) return {};
    auto rule = schedule::parse_rule(text);
    if (!rule) return wrong("bad_recurrence", row, "recurrence");
    if (rule->until) rule->until = *rule->until + run.shift_days;
    e.when.rule = std::move(*rule);
    const auto days = base::replace_all(std::string(row.text("excluded")), ",", ";");
    for (const auto part : base::split(days, ';')) {
        if (base::trim(part).empty()) continue;
        const auto day = tables::read_date(part, run.today());
        if (!day) return wrong("bad_date", row, "excluded");
        e.when.excluded.push_back(*day + run.shift_days);
    }
    return {};
}

// A time that is not one ("日没まで") is a note, not a reason to leave the event out.
static void read_times(const Row& row, Event& e) {
    const auto begins = row.text("begins");
    const auto ends = row.text("ends");
    if (const auto range = tables::read_time_range(begins)) {
        e.begins = range->first;
        e.ends = range->second;
    } else {
        e.begins = tables::read_time(begins);
    }
    if (const auto time = tables::read_time(ends)) e.ends = time;
    if (!begins.empty() && !e.begins) e.day_note += std::string(begins) + " ";
    if (!ends.empty() && !e.ends) e.day_note += std::string(ends) + " ";
    if (e.ends && e.begins && *e.ends < *e.begins && e.last_day == e.when.start) e.ends.reset();
}

static void read_place(const Row& row, Event& e) {
    e.facility = row.text("facility");
    e.place = row.text("place");
    e.address = row.text("address");
    e.building = row.text("building");
    e.access = row.text("access");
    e.parking = row.text("parking");
    if (const auto point = tables::read_position(row.text("latitude"), row.text("longitude"))) {
        e.latitude = point->latitude;
        e.longitude = point->longitude;
    }
}

static void read_charge(const Row& row, Event& e) {
    e.fee = row.text("fee");
    e.fee_detail = row.text("fee_detail");
    const auto kind = row.text("fee_kind");
    const auto all = std::string(kind) + " " + e.fee + " " + e.fee_detail;
    const auto yen = tables::read_yen(e.fee);
    if (yen == 0 || (!yen && base::contains(all, "無料") && !base::contains(all, "円")))
        e.charge = "free";
    else if (yen || base::contains(all, "円") || base::contains(all, "有料"))
        e.charge = "paid";
}

// Made for children: the city says so, or names ages below twelve, or the words say it.
static void read_audience(const Row& row, Event& e) {
    e.ages_note = row.text("ages");
    if (!e.ages_note.empty()) e.ages = tables::read_ages(e.ages_note);
    const auto where = row.text("room");
    const bool in = base::contains(where, "屋内");
    const bool out = base::contains(where, "屋外") || base::contains(where, "内外");
    e.room = in && out ? "both" : in ? "indoors" : out ? "outdoors" : "unknown";
    const auto marked = row.text("for_children");
    if (!marked.empty()) {
        e.audience = tables::read_yes(marked).value_or(false) ? "family" : "general";
        return;
    }
    const auto words = e.title + row.cells.at(0).second + std::string(row.text("category")) +
                       std::string(row.text("description")) + e.ages_note;
    e.audience = "general";
    for (const auto* word :
         {"子ども",
          "こども",
          "子供",
          "親子",
          "赤ちゃん",
          "乳児",
          "幼児",
          "育児",
          "子育て",
          "小学生",
          "絵本",
          "ベビー",
          "キッズ",
          "児童",
          "妊娠",
          "ママ",
          "パパ"})
        if (base::contains(words, word)) e.audience = "family";
}

// What an export gives back beyond the members. A day without a year, or one that has moved, is
// given back as the day that we know: read next year, "9月7日" would be another.
static void keep_rest(const Row& row, const Run& run, Event& e) {
    auto kept = cells_of(e, run.city());
    const auto later = run.today().plus_months(18);
    for (const auto* field : {"first_day", "last_day", "apply_until"}) {
        const auto position = row.positions.find(field);
        if (position == row.positions.end()) continue;
        const auto& cell = row.cells[position->second].second;
        const bool moves =
            tables::read_date_range(cell, run.today()) != tables::read_date_range(cell, later);
        if (run.shift_days != 0 || moves) kept[field] = cell;
    }
    auto rest = datasets::rest_of(row, kept);
    e.extras = std::move(rest.others);
    e.cells = std::move(rest.cells);
}

static Rejection wrong(std::string_view why, const Row& row, std::string_view field) {
    return {std::string(why), std::string(row.header(field)), std::string(row.text(field))};
}

}  // namespace events
