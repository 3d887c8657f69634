// The demo city's texts as entries, read plainly: what the rooms put in is their own business.
#pragma once

#include <vector>

#include "search/search.h"

namespace test {

std::vector<search::Entry> demo_city();  // reads city/demo under the working folder

}  // namespace test
