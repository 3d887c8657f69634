// How events are said in words: times, rules of recurrence, fees, tags.
#include <fmt/format.h>

#include <array>

#include "base/text.h"
#include "events/show_page.h"
#include "html/ages.h"
#include "schedule/holidays.h"

namespace events {

using schedule::Frequency;

static std::string weekdays_text(
    const html::View& view, const std::vector<base::Weekday>& weekdays
);
static std::string frequency_text(const html::View& view, const schedule::Described& rule);
static std::string joined(const html::View& view, const std::vector<std::string>& parts);

std::string time_text(
    const html::View& view,
    std::optional<base::TimeOfDay> begins,
    std::optional<base::TimeOfDay> ends
) {
    if (!begins) return "";
    if (!ends) return view.t("events.from_time", {{"from", begins->text()}});
    return fmt::format("{}〜{}", begins->text(), ends->text());
}

// 毎月 第2土曜日; what cannot be said so is left to the list of days.
std::string recurrence_text(const html::View& view, const schedule::Recurrence& when) {
    if (!when.rule) return "";
    const auto rule = schedule::describe(*when.rule, when.start);
    if (!rule.plain) return view.t("events.rule.several");
    std::string text = frequency_text(view, rule);
    if (rule.frequency == Frequency::Monthly && !rule.month_days.empty()) {
        std::vector<std::string> days;
        for (const int day : rule.month_days)
            days.push_back(
                day < 0 ? view.t("events.rule.last_day") : view.t("events.rule.day", {{"day", day}})
            );
        text += joined(view, days);
    } else if (!rule.weekdays.empty()) {
        std::vector<std::string> nth;
        for (const int n : rule.nth)
            nth.push_back(
                n < 0 ? view.t("events.rule.last") : view.t("events.rule.nth." + std::to_string(n))
            );
        text += joined(view, nth) + weekdays_text(view, rule.weekdays);
    }
    if (rule.until) text += view.t("events.rule.until", {{"day", view.date(*rule.until)}});
    return text;
}

static std::string frequency_text(const html::View& view, const schedule::Described& rule) {
    static constexpr std::array names{"daily", "weekly", "monthly", "yearly"};
    const auto key = std::string("events.rule.") + names[std::size_t(rule.frequency)];
    if (rule.interval == 1) return view.t(key);
    return view.t(key + "_every", {{"interval", rule.interval}});
}

static std::string weekdays_text(
    const html::View& view, const std::vector<base::Weekday>& weekdays
) {
    std::vector<std::string> names;
    for (const auto weekday : weekdays)
        names.push_back(view.t("events.weekdays." + std::to_string(int(weekday))));
    return view.t("events.rule.weekday", {{"days", joined(view, names)}});
}

static std::string joined(const html::View& view, const std::vector<std::string>& parts) {
    return base::join(parts, view.t("events.rule.separator"));
}

std::string fee_text(const html::View& view, const Event& event) {
    if (const auto yen = base::to_integer(event.fee)) return view.t("events.yen", {{"yen", *yen}});
    return event.fee.empty() ? view.t("events.paid") : event.fee;
}

std::string capacity_text(const html::View& view, std::string_view capacity) {
    if (const auto people = base::to_integer(capacity))
        return view.t_count("events.people", *people);
    return std::string(capacity);
}

std::vector<std::string> tags_of(const html::View& view, const Occurrence& occurrence) {
    std::vector<std::string> tags;
    if (occurrence.ages) tags.push_back(html::ages_text(view, *occurrence.ages));
    if (occurrence.charge == "free") tags.push_back(view.t("events.free"));
    if (occurrence.charge == "paid") tags.push_back(view.t("events.paid"));
    if (occurrence.room != "unknown") tags.push_back(view.t("events.rooms." + occurrence.room));
    return tags;
}

std::string leaf_class(base::Date day) {
    if (schedule::holiday_name(day) || day.weekday() == base::Weekday::Sunday) return "holiday";
    return day.weekday() == base::Weekday::Saturday ? "saturday" : "";
}

}  // namespace events
