// places (場所さがし): how people and machines find facilities: list, map, the page of one place,
// GeoJSON and API. The places themselves, what they are and where they come from, are in
// facilities.
#pragma once

namespace web {
class Router;
}

namespace places {

void pages(web::Router& portal);

}  // namespace places
