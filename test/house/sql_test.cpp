// Every statement of every room is understood by both databases, as the migrations left them.
#include "db/tx.h"
#include "support/database.h"

ON_BOTH_DATABASES("every statement of the house can be prepared") {
    CHECK(db::prepare_all(database) == std::vector<std::string>{});
    CHECK(db::Sql::all().size() > 50);
}
