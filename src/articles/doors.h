// The handlers of this room's public door that stand in other files than its routes.
#pragma once

#include "web/request.h"
#include "web/response.h"

namespace articles {

web::Response show_article(const web::Request& request);
web::Response show_question(const web::Request& request);
web::Response show_column(const web::Request& request);
web::Response show_feed(const web::Request& request);
web::Response list_articles_json(const web::Request& request);
web::Response show_article_json(const web::Request& request);
web::Response show_old_address(const web::Request& request);

}  // namespace articles
