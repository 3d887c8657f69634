// What every kind of list must keep, tried with three rows of it: an import twice changes nothing,
// a newer file changes, closes and opens again, a person's edit stays, a trial leaves nothing
// behind, and what is exported comes back.
//
//   test::live(fresh, parks::datasets(), {"park", "park.csv", header, {a, b, c}, changed_a,
//   &edited});
#pragma once

#include <string>
#include <vector>

#include "datasets/datasets.h"
#include "db/tx.h"
#include "support/database.h"

namespace test {

struct ListOfThree {
    std::string kind, file, header;
    std::vector<std::string> rows;  // three
    std::string changed;            // the first row as a newer file has it
    const db::Sql* edited;          // UPDATE … SET edited_at = $1: as a person would, or NULL
};

void live(const Fresh& fresh, const std::vector<datasets::Kind>& kinds, const ListOfThree& list);

}  // namespace test
