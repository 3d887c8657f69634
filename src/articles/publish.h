// Publishing: the one road by which an article reaches readers, from a file or from the office:
// its row, its versions, and what search knows of it, in one transaction.
#pragma once

#include <string_view>

#include "articles/articles.h"

namespace articles {

// A new one (id 0 becomes its number) or a changed one. by: "import", "staff:3".
void publish(db::WriteTx& tx, Article& article, base::Moment now, std::string_view by);
void withdraw(db::WriteTx& tx, const Article& article, base::Date day);

}  // namespace articles
