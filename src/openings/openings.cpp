// Columns first, then free text, closing days and notes: each says more exactly what came before.
#include "openings/openings.h"

#include <string>

#include "base/text.h"
#include "openings/clause.h"
#include "openings/words.h"

namespace openings {

constexpr int day_minutes = 24 * 60;
constexpr int shortest_day_minutes = 10 * 60;  // nights are at most 14 hours long

static void read_times(const HoursText& text, HoursDraft& draft);
static void read_times_by_day(const HoursText& text, HoursDraft& draft);
static std::optional<int> one_time(std::string_view text);
static std::optional<Interval> between(std::optional<int> opens, std::optional<int> closes);
static bool is_all_day(std::string_view text);
static std::string all_words(const HoursText& text);

Hours parse_hours(const HoursText& text) {
    HoursDraft draft(text);
    const bool days_given = !base::trim(text.days).empty();
    if (days_given && !read_days_column(text.days, draft)) {
        // 開館日: some days, nobody says which.
        return Hours{.note = all_words(text)};
    }
    read_times(text, draft);
    read_clauses(text.text, About::Hours, draft);
    read_clauses(text.closed, About::Closures, draft);
    read_clauses(text.note, About::Notes, draft);
    return draft.finish(all_words(text));
}

void read_times(const HoursText& text, HoursDraft& draft) {
    const auto opens = base::trim(text.opens);
    const auto closes = base::trim(text.closes);
    if (opens.empty() && closes.empty()) return;
    if (is_all_day(opens) && (closes.empty() || is_all_day(closes))) {
        draft.set_all({{{0}, {day_minutes}}});
        return;
    }
    if (const auto interval = between(one_time(opens), one_time(closes))) {
        draft.set_all(Intervals{*interval});
        return;
    }
    read_times_by_day(text, draft);
}

namespace {
struct TimeOfDays {  // 11時(月-金); without days: of all others
    DayItems days;
    int time;
};
}  // namespace

// "11時(月-金)・10時(土・日・祝)"; empty when it is something else.
static std::vector<TimeOfDays> read_times_of_days(std::string_view column) {
    const auto tokens = tokenize(column);
    std::vector<TimeOfDays> read;
    for (std::size_t at = 0; at + 1 < tokens.size();) {
        if (tokens[at].word == Word::And) ++at;
        if (tokens[at].word != Word::Time) return {};
        TimeOfDays part{{}, tokens[at++].value};
        if (tokens[at].word == Word::Opening) {
            part.days = read_days(tokens, ++at);
            if (tokens[at].word == Word::Only) ++at;
            if (part.days.empty() || tokens[at].word != Word::Closing) return {};
            ++at;
        }
        read.push_back(part);
    }
    return read;
}

void read_times_by_day(const HoursText& text, HoursDraft& draft) {
    const auto opens = read_times_of_days(text.opens);
    const auto closes = read_times_of_days(text.closes);
    if (opens.empty() || closes.empty()) return draft.unsure();
    const auto time_on = [](const std::vector<TimeOfDays>& all, const DayItems& days) {
        for (const auto& part : all) {
            if (!part.days.empty() && part.days.front().when == days.front().when) return part.time;
        }
        return all.front().time;
    };
    const auto usual = between(opens.front().time, closes.front().time);
    if (!usual) return draft.unsure();
    if (opens.front().days.empty() && closes.front().days.empty()) {
        draft.set_all(Intervals{*usual});
    }
    for (const auto* column : {&opens, &closes}) {
        for (const auto& [days, time] : *column) {
            if (days.empty()) continue;
            const auto hours = between(time_on(opens, days), time_on(closes, days));
            if (hours) draft.apply(days, Effect::Hours, Intervals{*hours});
        }
    }
}

// "09:00", "９時３０分", "正午", "1700"
std::optional<int> one_time(std::string_view text) {
    const std::string folded = base::fold_width(text);
    if (folded.size() >= 3 && folded.size() <= 4) {
        const auto number = base::to_integer(folded);
        if (number && *number >= 0 && *number < 3000 && *number % 100 < 60) {
            return int(*number / 100 * 60 + *number % 100);
        }
    }
    const auto tokens = tokenize(folded);
    std::optional<int> time;
    for (const auto& token : tokens) {
        if (token.word == Word::Time && !time) {
            time = token.value;
        } else if (token.word != Word::Stop && token.word != Word::Tilde && token.word != Word::From && token.word != Word::Until) {
            return {};
        }
    }
    return time;
}

// 0:00 to 0:00 and to 23:59 are the whole day. A closing time before the opening time is the next
// day's when that makes a night; 17:00 to 9:00 is more likely a mistake.
std::optional<Interval> between(std::optional<int> opens, std::optional<int> closes) {
    if (!opens || !closes) return {};
    int to = *closes;
    if (to == 0 || to == day_minutes - 1) to = day_minutes;
    if (to <= *opens && *opens - to >= shortest_day_minutes) to += day_minutes;
    const bool is_a_day = to > *opens && to - *opens <= day_minutes && to <= 2 * day_minutes;
    if (!is_a_day) return {};  // 38:00 is no time at which anything opens
    return Interval{{*opens}, {to}};
}

bool is_all_day(std::string_view text) {
    const auto tokens = tokenize(text);
    return tokens.size() >= 2 && tokens[0].word == Word::AllDay &&
           (tokens.size() == 2 || tokens[1].word == Word::Open);
}

std::string all_words(const HoursText& text) {
    std::vector<std::string> parts;
    if (!base::trim(text.text).empty()) parts.emplace_back(base::trim(text.text));
    if (!base::trim(text.closed).empty()) {
        parts.push_back("定休日: " + std::string(base::trim(text.closed)));
    }
    if (!base::trim(text.note).empty()) parts.emplace_back(base::trim(text.note));
    return base::join(parts, "\n");
}

}  // namespace openings
