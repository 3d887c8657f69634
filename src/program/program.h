// program: what the mains share: settings, opened cities, the commands of an operator. Holds no
// knowledge of childcare; a main says which doors are open and which datasets it understands.
#pragma once

#include <functional>
#include <vector>

#include "datasets/datasets.h"
#include "web/router.h"

namespace program {

// What runs beside a city's pages: the search index.
using KeepFresh = std::function<void(web::Site&)>;
// What is still in memory when nobody asks any more is written: what was searched for in vain.
using BeforeStop = std::function<void(web::Site&)>;

struct Program {
    std::function<void(web::Router&)> open_doors;
    std::vector<datasets::Kind> kinds;
    KeepFresh keep_fresh;
    BeforeStop before_stop;
};

// Reads the command line and does it. 0: done; 1: some rows were rejected; 2: nothing could be
// done.
int run(int argc, char** argv, const Program& program);

}  // namespace program
