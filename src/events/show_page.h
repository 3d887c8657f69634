// What the page of one event shows, and words that lists use as well.
#pragma once

#include <string>
#include <vector>

#include "events/events.h"
#include "html/view.h"

namespace events {

struct ShowPage {
    const Event& event;
    std::vector<Occurrence> next{};
    std::string when{}, recurrence{}, ages{}, dial{}, place_url{}, place_name{};
    bool over = false;
};

std::string time_text(
    const html::View& view,
    std::optional<base::TimeOfDay> begins,
    std::optional<base::TimeOfDay> ends
);
// "500円", or the city's own words.
std::string fee_text(const html::View& view, const Event& event);
std::string capacity_text(const html::View& view, std::string_view capacity);
std::string recurrence_text(const html::View& view, const schedule::Recurrence& when);
// "free", "indoors", "outdoors" and the ages of an occurrence, as tags.
std::vector<std::string> tags_of(const html::View& view, const Occurrence& occurrence);

}  // namespace events
