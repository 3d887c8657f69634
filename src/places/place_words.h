// Place words: how a page says what is known of a place: open until when, how far.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "html/view.h"
#include "places/register.h"

namespace places {

struct OpenWords {
    std::string_view state;  // "open", "soon", "closed"; "" when nobody knows
    std::string badge;       // "開いています"
    std::string more;        // "16:00まで"
};
OpenWords open_words(const html::View& view, const schedule::Hours& hours);
// When these words may become wrong.
base::Moment words_change(const schedule::Hours& hours, base::Moment now);

std::string kind_name(const html::View& view, std::string_view kind);
std::string kind_line(const html::View& view, const Place& place);  // "認定こども園・1歳〜6歳"
std::string group_or_kind_name(const html::View& view, std::string_view name);
std::string feature_name(const html::View& view, std::string_view feature);
std::string_view feature_icon(std::string_view feature);  // "" when there is none
std::string_view group_of(std::string_view kind);
// "直線450m・歩いて約6分", with 80 m a minute (不動産の表示に関する公正競争規約施行規則10条).
std::string walk_words(const html::View& view, double metres);
std::string checked_words(const html::View& view, base::Date checked);
std::string weekday_name(const html::View& view, base::Weekday weekday);
std::string to_word(const html::View& view);  // between two ends: 〜, –
// "10:00〜11:30", "10:00〜"
std::string hours_words(
    const html::View& view, base::TimeOfDay from, std::optional<base::TimeOfDay> to
);
std::string intervals_words(const html::View& view, const schedule::DayHours& hours);

}  // namespace places
