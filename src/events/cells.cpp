// An event as the cells of a file.
#include <fmt/format.h>

#include "city/city.h"
#include "events/reading.h"

namespace events {

static std::string text_of(const std::optional<base::TimeOfDay>& time);
static std::string text_of(const std::optional<double>& degrees);
static std::string text_of_room(std::string_view room);

datasets::Fields cells_of(const Event& e, const city::City& city) {
    const bool is_day = e.day_words.empty();
    return {
        {"id", e.source_id},
        {"code", city.code},
        {"prefecture", city.prefecture},
        {"city", e.source_name},
        {"name", e.title},
        {"kana", e.kana},
        {"first_day", is_day ? e.when.start.iso() : e.day_words},
        {"last_day", is_day ? e.last_day.iso() : ""},
        {"begins", text_of(e.begins)},
        {"ends", text_of(e.ends)},
        {"day_note", e.day_note},
        {"summary", e.summary},
        {"description", e.description},
        {"fee", e.fee},
        {"fee_detail", e.fee_detail},
        {"contact", e.contact},
        {"phone", e.phone},
        {"organiser", e.organiser},
        {"place", e.place},
        {"address", e.address},
        {"building", e.building},
        {"latitude", text_of(e.latitude)},
        {"longitude", text_of(e.longitude)},
        {"access", e.access},
        {"parking", e.parking},
        {"capacity", e.capacity},
        {"apply_until", e.apply_until ? e.apply_until->iso() : ""},
        {"apply_how", e.apply_how},
        {"url", e.url},
        {"note", e.note},
        {"category", e.category},
        {"ages", e.ages_note},
        {"room", text_of_room(e.room)},
        {"recurrence", e.when.rule ? schedule::rule_text(*e.when.rule) : ""},
        {"excluded", schedule::days_text(e.when.excluded)},
        {"facility", e.facility},
    };
}

static std::string text_of(const std::optional<base::TimeOfDay>& time) {
    return time ? fmt::format("{:02}:{:02}", time->minutes / 60, time->minutes % 60) : "";
}

static std::string text_of(const std::optional<double>& degrees) {
    return degrees ? fmt::format("{}", *degrees) : "";
}

static std::string text_of_room(std::string_view room) {
    if (room == "both") return "屋内外";
    return room == "indoors" ? "屋内" : room == "outdoors" ? "屋外" : "";
}

}  // namespace events
