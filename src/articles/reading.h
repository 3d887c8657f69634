// From a row of a file (JSON Lines or CSV) to an Article.
#pragma once

#include "articles/articles.h"
#include "base/result.h"
#include "datasets/datasets.h"

namespace articles {

base::Result<Article, datasets::Rejection> read_article(
    const datasets::Row& row, const datasets::Run& run
);

}  // namespace articles
