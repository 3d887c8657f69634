// What readers see of @rooms@.
#include "@rooms@/list.html.h"
#include "@rooms@/@rooms@.h"
#include "web/router.h"

namespace @rooms@ {

static web::Response show_list(const web::Request& request) {
    request.shows(std::string(any_@room@));
    const auto all = request.read([](db::ReadTx& tx) { return list_@rooms@(tx); });
    const auto view = request.view();
    const auto title = view.t("@rooms@.title");
    return web::page(
        request, {.title = title, .body = page::list(view, all), .crumbs = {{title, ""}}}
    );
}

void pages(web::Router& portal) {
    portal.page("/@rooms@", show_list);
}

}  // namespace @rooms@
