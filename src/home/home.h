// home: composition only: the first page, what suits one family (by age or purpose), pages about
// the site, and what machines ask of a site. No tables, no rules: those are in the rooms it shows.
#pragma once

namespace web {
class Router;
}

namespace home {

void pages(web::Router& portal);

}  // namespace home
