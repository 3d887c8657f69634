// Who helps now: the city's urgent entries, the ones that answer at this moment first.
#pragma once

#include <vector>

#include "db/db.h"
#include "home/shown.h"
#include "web/request.h"

namespace home {

// Also tells the request until when this stays true.
std::vector<Help> who_helps(const web::Request& request, db::ReadTx& tx);

}  // namespace home
