// facility_lists (施設の一覧): the standard lists of places — 子育て施設一覧, 公共施設一覧,
// 医療機関一覧 … — read from files and written back. Not the places themselves: those are
// facilities/.
#pragma once

#include <vector>

#include "datasets/datasets.h"

namespace facility_lists {

std::vector<datasets::Kind> datasets();

}  // namespace facility_lists
