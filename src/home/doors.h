// The handlers of this room's public door that stand in other files than its routes.
#pragma once

#include "web/request.h"
#include "web/response.h"

namespace home {

web::Response show_about(const web::Request& request);
web::Response show_accessibility(const web::Request& request);
web::Response show_privacy(const web::Request& request);
web::Response show_licenses(const web::Request& request);

web::Response show_sitemap(const web::Request& request);
web::Response show_robots(const web::Request& request);
web::Response show_manifest(const web::Request& request);
web::Response show_service_worker(const web::Request& request);
web::Response show_openapi(const web::Request& request);

}  // namespace home
