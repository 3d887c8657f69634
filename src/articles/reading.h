// From a row of a file (JSON Lines or CSV) to an Article.
#pragma once

#include "articles/articles.h"
#include "base/result.h"
#include "datasets/datasets.h"

namespace articles {

base::Result<Article, datasets::Rejection> read_article(
    const datasets::Row& row, const datasets::Run& run
);

// "0-11", "妊娠中", "小学生", "6か月〜2歳"; nothing when it is none of them.
std::optional<base::AgeRange> read_ages(std::string_view text);

}  // namespace articles
