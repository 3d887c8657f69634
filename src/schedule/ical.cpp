// The writer. DTSTAMP is the moment of the last change, so that an unchanged feed keeps its ETag.
#include "schedule/ical.h"

#include <fmt/format.h>

#include "base/text.h"

namespace schedule {

using base::Date;
using base::Moment;
using base::TimeOfDay;

constexpr std::size_t longest_line = 75;  // octets without CRLF (RFC 5545 3.1)

static void write_event(std::string& out, const CalendarEvent& event);
static void write_times(std::string& out, const CalendarEvent& event);
static void write_rule(std::string& out, const CalendarEvent& event);
static void
write_days(std::string& out, std::string_view name, const std::vector<Date>& days, const CalendarEvent&);
static void line(std::string& out, std::string_view text);
static void text_line(std::string& out, std::string_view name, std::string_view value);
static std::string escaped(std::string_view text);
static std::string without_controls(std::string_view text);
static std::string day(Date date);
static std::string local(Date date, TimeOfDay time);
static std::string utc(Moment moment);

std::string write_ical(const CalendarFeed& feed) {
    std::string out;
    line(out, "BEGIN:VCALENDAR");
    line(out, "VERSION:2.0");
    line(out, "PRODID:" + escaped(feed.product));
    line(out, "CALSCALE:GREGORIAN");
    line(out, "METHOD:PUBLISH");
    text_line(out, "NAME", feed.name);
    text_line(out, "X-WR-CALNAME", feed.name);
    line(out, "X-WR-TIMEZONE:Asia/Tokyo");
    line(out, fmt::format("REFRESH-INTERVAL;VALUE=DURATION:PT{}M", feed.refresh_minutes));
    line(out, fmt::format("X-PUBLISHED-TTL:PT{}M", feed.refresh_minutes));
    for (const auto* zone :
         {"BEGIN:VTIMEZONE",
          "TZID:Asia/Tokyo",
          "BEGIN:STANDARD",
          "DTSTART:19700101T000000",
          "TZOFFSETFROM:+0900",
          "TZOFFSETTO:+0900",
          "TZNAME:JST",
          "END:STANDARD",
          "END:VTIMEZONE"}) {
        line(out, zone);
    }
    for (const auto& event : feed.events)
        write_event(out, event);
    line(out, "END:VCALENDAR");
    return out;
}

void write_event(std::string& out, const CalendarEvent& event) {
    line(out, "BEGIN:VEVENT");
    text_line(out, "UID", event.uid);
    line(out, "DTSTAMP:" + utc(event.changed));
    line(out, "LAST-MODIFIED:" + utc(event.changed));
    line(out, fmt::format("SEQUENCE:{}", event.sequence));
    write_times(out, event);
    write_rule(out, event);
    text_line(out, "SUMMARY", event.summary);
    text_line(out, "DESCRIPTION", event.description);
    text_line(out, "LOCATION", event.location);
    if (event.latitude && event.longitude) {
        line(out, fmt::format("GEO:{:.6f};{:.6f}", *event.latitude, *event.longitude));
    }
    if (!event.url.empty()) line(out, "URL:" + without_controls(event.url));
    std::vector<std::string> categories;
    for (const auto& category : event.categories)
        categories.push_back(escaped(category));
    if (!categories.empty()) line(out, "CATEGORIES:" + base::join(categories, ","));
    line(out, event.cancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED");
    // A fair is something to know about, not an appointment that blocks the day.
    line(out, "TRANSP:TRANSPARENT");
    line(out, "END:VEVENT");
}

void write_times(std::string& out, const CalendarEvent& event) {
    const Date last = std::max(event.when.start, event.last_day);
    if (!event.begins) {
        line(out, "DTSTART;VALUE=DATE:" + day(event.when.start));
        line(out, "DTEND;VALUE=DATE:" + day(last + 1));  // the end is not part of it
        return;
    }
    line(out, "DTSTART;TZID=Asia/Tokyo:" + local(event.when.start, *event.begins));
    // An end before the begin is a mistake of the editor: the begin alone is still true.
    if (event.ends && (last > event.when.start || *event.ends > *event.begins)) {
        line(out, "DTEND;TZID=Asia/Tokyo:" + local(last, *event.ends));
    }
}

// RFC 5545 3.3.10: UNTIL is a day where DTSTART is a day, and a moment in UTC where it has a zone.
void write_rule(std::string& out, const CalendarEvent& event) {
    if (event.when.rule) {
        std::string text = rule_text(*event.when.rule);
        if (event.begins && event.when.rule->until) {
            const Date until = *event.when.rule->until;
            text = base::replace_all(
                text, "UNTIL=" + day(until), "UNTIL=" + utc(Moment::at(until, {24 * 60}) - 1)
            );
        }
        line(out, "RRULE:" + text);
    }
    write_days(out, "RDATE", event.when.added, event);
    write_days(out, "EXDATE", event.when.excluded, event);
}

void write_days(
    std::string& out,
    std::string_view name,
    const std::vector<Date>& days,
    const CalendarEvent& event
) {
    if (days.empty()) return;
    std::vector<std::string> values;
    values.reserve(days.size());
    for (const auto date : days) {
        values.push_back(event.begins ? local(date, *event.begins) : day(date));
    }
    line(
        out,
        fmt::format(
            "{};{}:{}",
            name,
            event.begins ? "TZID=Asia/Tokyo" : "VALUE=DATE",
            base::join(values, ",")
        )
    );
}

// Folds after at most 75 octets, never inside of a character.
void line(std::string& out, std::string_view text) {
    std::size_t room = longest_line;
    while (text.size() > room) {
        std::size_t cut = room;
        while (cut > 1 && (static_cast<unsigned char>(text[cut]) & 0xC0) == 0x80)
            --cut;
        out.append(text.substr(0, cut)).append("\r\n ");
        text.remove_prefix(cut);
        room = longest_line - 1;  // the space counts
    }
    out.append(text).append("\r\n");
}

void text_line(std::string& out, std::string_view name, std::string_view value) {
    if (!value.empty()) line(out, fmt::format("{}:{}", name, escaped(value)));
}

std::string escaped(std::string_view text) {
    std::string out;
    const std::string whole = base::repair_utf8(text);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        const char c = whole[i];
        if (c == '\r' && i + 1 < whole.size() && whole[i + 1] == '\n') continue;
        if (c == '\n' || c == '\r') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            out += ' ';
        } else {
            if (c == '\\' || c == ';' || c == ',') out += '\\';
            out += c;
        }
    }
    return out;
}

std::string without_controls(std::string_view text) {
    std::string out = base::repair_utf8(text);
    std::erase_if(out, [](char c) { return static_cast<unsigned char>(c) <= 0x20 || c == 0x7F; });
    return out;
}

std::string day(Date date) {
    return base::replace_all(date.iso(), "-", "");
}

std::string local(Date date, TimeOfDay time) {
    const Date actual = date + time.minutes / (24 * 60);  // 25:00 is one o'clock of the next day
    const int minutes = time.minutes % (24 * 60);
    return fmt::format("{}T{:02}{:02}00", day(actual), minutes / 60, minutes % 60);
}

std::string utc(Moment moment) {
    const Moment shifted = moment - 9 * 3600;  // Moment speaks JST
    const auto seconds = ((shifted.seconds % 60) + 60) % 60;
    const int minutes = shifted.time().minutes;
    return fmt::format(
        "{}T{:02}{:02}{:02}Z", day(shifted.date()), minutes / 60, minutes % 60, seconds
    );
}

}  // namespace schedule
