// The words of one place, in the reader's language.
#include "places/place_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "html/ages.h"
#include "html/distance.h"

namespace places {

constexpr std::int64_t soon_seconds = 3600;

static OpenWords words_while_open(const html::View& view, const schedule::Status& status);
static OpenWords words_while_closed(const html::View& view, const schedule::Status& status);

OpenWords open_words(const html::View& view, const schedule::Hours& hours) {
    if (!hours.known()) return {};
    const auto status = schedule::status_at(hours, view.now);
    if (status.kind == schedule::Status::Kind::Unknown) return {};
    auto words = status.kind == schedule::Status::Kind::Open ? words_while_open(view, status)
                                                             : words_while_closed(view, status);
    if (!status.sure) {
        if (!words.more.empty())
            words.more += view.language == texts::Language::English ? ", " : "・";
        words.more += view.t("places.unsure");
    }
    return words;
}

static OpenWords words_while_open(const html::View& view, const schedule::Status& status) {
    if (!status.until) return {"open", view.t("places.open"), view.t("places.all_day")};
    const auto until = *status.until;
    const bool soon = until.seconds - view.now.seconds <= soon_seconds;
    OpenWords words{
        soon ? "soon" : "open", view.t(soon ? "places.closing_soon" : "places.open"), {}};
    const int days = until.date() - view.today();
    if (days == 0)
        words.more = view.t("places.until", {{"time", until.time().text()}});
    else if (days == 1 && until.time().minutes == 0)
        words.more = view.t("places.until", {{"time", "24:00"}});
    else if (days == 1)
        words.more = view.t("places.until_next_day", {{"time", until.time().text()}});
    else
        words.more = view.t(
            "places.until_day",
            {{"day", view.short_date(until.date())}, {"time", until.time().text()}}
        );
    return words;
}

static OpenWords words_while_closed(const html::View& view, const schedule::Status& status) {
    OpenWords words{"closed", view.t("places.closed"), {}};
    if (!status.opens_next) return words;
    const auto next = *status.opens_next;
    if (next.seconds - view.now.seconds <= soon_seconds)
        words = {"soon", view.t("places.opening_soon"), {}};
    const int days = next.date() - view.today();
    const auto time = next.time().text();
    if (days == 0)
        words.more = view.t("places.from_today", {{"time", time}});
    else if (days == 1)
        words.more = view.t("places.from_tomorrow", {{"time", time}});
    else
        words.more =
            view.t("places.from_day", {{"day", view.short_date(next.date())}, {"time", time}});
    return words;
}

base::Moment words_change(const schedule::Hours& hours, base::Moment now) {
    const auto change = schedule::next_change(hours, now);
    return change - soon_seconds > now ? change - soon_seconds : change;
}

std::string kind_name(const html::View& view, std::string_view kind) {
    return view.t("places.kind." + std::string(kind));
}

std::string kind_line(const html::View& view, const Place& place) {
    const auto kind = kind_name(view, place.kind);
    if (!place.ages) return kind;
    const bool english = view.language == texts::Language::English;
    return kind + (english ? ", " : "・") + html::ages_text(view, *place.ages);
}

std::string group_or_kind_name(const html::View& view, std::string_view name) {
    if (find_kind(name)) return kind_name(view, name);
    return view.t("places.group." + std::string(name));
}

std::string feature_name(const html::View& view, std::string_view feature) {
    return view.t("places.feature." + std::string(feature));
}

std::string_view feature_icon(std::string_view feature) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> icons{{
        {"temporary_care", "hand-holding-child"},
        {"sick_care", "heart-pulse"},
        {"holiday_care", "calendar"},
        {"night_care", "clock"},
        {"nursing_room", "nursing"},
        {"diaper", "diaper"},
        {"parking", "parking"},
        {"stroller", "stroller"},
        {"accessible_toilet", "toilet"},
        {"playground", "playground"},
        {"water_play", "sun"},
        {"eating", "check"},
        {"shade", "umbrella"},
    }};
    for (const auto& [name, icon] : icons)
        if (name == feature) return icon;
    return {};
}

std::string_view group_of(std::string_view kind) {
    const auto* facts = find_kind(kind);
    return facts ? facts->group : "help";
}

std::string walk_words(const html::View& view, double metres) {
    const auto straight =
        view.t("places.straight", {{"distance", html::distance_text(view, metres)}});
    if (metres > 8000) return straight;  // nobody walks there with a child
    const auto minutes = std::max<std::int64_t>(1, std::int64_t(std::ceil(metres / 80)));
    const bool english = view.language == texts::Language::English;
    return straight + (english ? ", " : "・") + view.t_count("places.walk", minutes);
}

std::string checked_words(const html::View& view, base::Date checked) {
    const int days = view.today() - checked;
    if (days <= 0) return view.t("places.checked_today");
    if (days <= 60) return view.t_count("places.checked_days_ago", days);
    return view.t("places.checked_on", {{"date", view.date(checked)}});
}

std::string weekday_name(const html::View& view, base::Weekday weekday) {
    static constexpr std::array names{
        "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"};
    return view.t(std::string("places.weekday.") + names[std::size_t(weekday)]);
}

std::string to_word(const html::View& view) {
    return view.language == texts::Language::English ? "–" : "〜";
}

std::string hours_words(
    const html::View& view, base::TimeOfDay from, std::optional<base::TimeOfDay> to
) {
    return from.text() + to_word(view) + (to ? to->text() : "");
}

std::string intervals_words(const html::View& view, const schedule::DayHours& hours) {
    if (!hours) return view.t("places.unknown_day");
    if (hours->empty()) return view.t("places.closed_day");
    std::string words;
    for (const auto& [from, to] : *hours) {
        if (!words.empty()) words += view.language == texts::Language::English ? ", " : "、";
        if (from.minutes == 0 && to.minutes == 24 * 60)
            words += view.t("places.all_day");
        else
            words += from.text() + to_word(view) + to.text();
    }
    return words;
}

}  // namespace places
