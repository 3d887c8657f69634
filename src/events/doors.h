// The handlers of this room's public door that stand in other files than its routes.
#pragma once

#include "events/events.h"
#include "web/request.h"
#include "web/response.h"

namespace events {

web::Response show_event(const web::Request& request);
web::Response show_month(const web::Request& request);
web::Response show_ical(const web::Request& request);  // a filtered list
web::Response ical_of(const web::Request& request, const Event& event);
web::Response list_events_json(const web::Request& request);
web::Response show_event_json(const web::Request& request);

// The filter in an address; days far away or in the wrong order are brought into reason.
Filter read_filter(const web::Request& request, int default_days);

}  // namespace events
