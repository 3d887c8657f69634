// @rooms@: say in a line what this is, with the Japanese term, and what it must not be confused with.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"

namespace db {
class ReadTx;
class Row;
class WriteTx;
}  // namespace db
namespace web {
class Router;
}

namespace @rooms@ {

struct @Room@ {
    base::Id<@Room@> id;
    std::string title;

    static @Room@ from(const db::Row& row);
};

// In the order in which they were written.
std::vector<@Room@> list_@rooms@(db::ReadTx& tx);
// Everybody sees it after the commit.
void add(db::WriteTx& tx, std::string_view title, base::Moment now);

// The topic of lists, for the page cache.
inline constexpr std::string_view any_@room@ = "@rooms@";

void pages(web::Router& portal);

}  // namespace @rooms@
