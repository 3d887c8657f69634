// attempts (試行): counts how often somebody tried something, so that nobody can try without end.
// Who is a print (vault) and never an address. Not the limits of connections (net).
#pragma once

#include <string_view>

#include "base/date.h"

namespace db {
class WriteTx;
}

namespace attempts {

struct Limit {
    std::string_view kind;  // "accounts.mail": what is tried
    int most;
    int seconds;  // within so long
};

// Notes one attempt; false, and nothing noted, when there were too many.
bool note(db::WriteTx& tx, const Limit& limit, std::string_view who, base::Moment now);

}  // namespace attempts
