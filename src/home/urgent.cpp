// The hours of a named facility decide; else the hours that are written in the settings.
#include "home/urgent.h"

#include "html/phone.h"
#include "openings/openings.h"
#include "web/site.h"

namespace home {

static schedule::Hours hours_of(
    const city::Urgent& urgent, const std::optional<facilities::Facility>& place
);

std::vector<Help> who_helps(const web::Request& request, db::ReadTx& tx) {
    std::vector<Help> all;
    for (const auto& urgent : request.site->city().urgent) {
        Help help{.who = &urgent, .open = urgent.always};
        help.dial = html::dialable(urgent.phone);
        const auto place = urgent.facility.empty()
                               ? std::nullopt
                               : facilities::find_by_source_id(tx, urgent.facility);
        help.url = place ? place->path() : urgent.url;
        if (!urgent.always) {
            const auto hours = hours_of(urgent, place);
            const auto status = schedule::status_at(hours, request.now);
            help.open = status.kind == schedule::Status::Kind::Open;
            help.known = status.kind != schedule::Status::Kind::Unknown;
            request.fresh_until(schedule::next_change(hours, request.now));
        }
        all.push_back(std::move(help));
    }
    return all;
}

static schedule::Hours hours_of(
    const city::Urgent& urgent, const std::optional<facilities::Facility>& place
) {
    if (place && place->hours.known()) return place->hours;
    return openings::parse_hours({.text = urgent.hours});
}

}  // namespace home
