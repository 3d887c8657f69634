// Finding what a reference means: "hotroom-ekimae" → the page of that place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "db/tx.h"

namespace search {

struct Found {
    std::string kind, title, url;
    static Found from(const db::Row& row);
};

// By the city's own id (from import), among what is public today.
std::optional<Found> find_by_source_id(
    db::ReadTx& tx, std::string_view source_id, base::Date today
);

}  // namespace search
