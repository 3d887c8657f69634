// events (イベント): what takes place on a day: story times, classes, festivals. An event may recur
// (毎月第2土曜); each day of it is an Occurrence. Not reservations and not opening hours.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "schedule/recurrence.h"

namespace db {
class ReadTx;
class Row;
class WriteTx;
}  // namespace db
namespace datasets {
struct Kind;
}
namespace web {
class Router;
}

namespace events {

struct Event {
    base::Id<Event> id;
    std::string source_id, title, kana, summary, description, category;
    schedule::Recurrence when;  // when.start: first day
    base::Date last_day;  // of the first occurrence: later than start for several days in a row
    // 開催日 as written, when it is no day yet ("6月上旬"): it is then somewhere from when.start to
    // last_day. Empty when the day is known.
    std::string day_words;
    std::optional<base::TimeOfDay> begins, ends;
    std::string day_note;  // 開始日時特記事項
    std::string facility;  // source id of the place, when it is one of ours
    std::string place, address, building, district;
    std::optional<double> latitude, longitude;
    std::string access, parking;
    std::string charge = "unknown", fee, fee_detail;  // charge: free, paid, unknown
    std::string room = "unknown";                     // indoors, outdoors, both, unknown
    std::optional<base::AgeRange> ages;
    std::string ages_note;
    std::string audience = "family";  // general: in the city's list, not made for children
    std::string capacity;
    std::optional<base::Date> apply_until;
    std::string apply_how, contact, phone, organiser, url, note, source_name;
    base::Date updated;
    int sequence = 0;  // one more with every change: for calendars that subscribed
    std::optional<base::Date> closed;
    std::string extras;  // JSON: cells of the file that have no place above
    std::string cells;   // JSON: cells that the members above do not give back letter by letter
    std::string path() const;
};

// One day of an event, as lists show it.
struct Occurrence {
    base::Id<Event> event;
    base::Date day, last_day;
    std::optional<base::TimeOfDay> begins, ends;
    std::string title, place, district, category, charge, room, facility;
    std::string day_words;  // as written, when the day is not known yet
    std::optional<base::AgeRange> ages;
    bool recurring = false;
    bool cancelled = false;  // the place is closed on that day
    std::string path() const;
    static Occurrence from(const db::Row& row);
};

struct Filter {
    base::Date from, to;
    std::string district{}, category{}, facility{};
    std::optional<base::AgeRange> ages{};
    bool free = false;
    bool indoors = false;
    bool family = false;  // only what is made for children
    int limit = 50;
    int offset = 0;
};

// In order of day and time; what spans several days stands on each list at its first day, or at
// `from` when it began before.
std::vector<Occurrence> list_occurrences(db::ReadTx& tx, const Filter& filter);
std::int64_t count_occurrences(db::ReadTx& tx, const Filter& filter);
std::vector<Occurrence> list_at_place(db::ReadTx& tx, std::string_view facility, base::Date from);
std::optional<Event> find_event(db::ReadTx& tx, base::Id<Event> id);

inline constexpr std::string_view any_event = "events";
std::string topic_of(base::Id<Event> id);
std::string leaf_class(base::Date day);  // how a day is coloured: "saturday", "holiday" or ""

void pages(web::Router& portal);
std::vector<datasets::Kind> datasets();

}  // namespace events
