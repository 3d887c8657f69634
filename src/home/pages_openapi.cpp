// The description of the open API (OpenAPI 3.1), with this city's address in it.
#include <boost/json.hpp>

#include "home/doors.h"
#include "home/openapi.h"
#include "web/router.h"
#include "web/site.h"

namespace home {

web::Response show_openapi(const web::Request& request) {
    namespace json = boost::json;
    auto document = json::parse(openapi_document).as_object();
    const auto view = request.view();
    document["servers"] = json::array{json::object{{"url", view.origin}}};
    document["info"].as_object()["title"] = view.city_name + " open data";
    return web::json(json::serialize(document));
}

}  // namespace home
