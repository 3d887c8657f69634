// The handlers of this room's public door that stand in other files than its routes.
#pragma once

#include "web/request.h"
#include "web/response.h"

namespace places {

web::Response show_facility(const web::Request& request);
web::Response show_map(const web::Request& request);
web::Response show_layer(const web::Request& request);
web::Response show_tiles(const web::Request& request);
web::Response show_geojson(const web::Request& request);
web::Response list_facilities_json(const web::Request& request);
web::Response show_facility_json(const web::Request& request);

}  // namespace places
