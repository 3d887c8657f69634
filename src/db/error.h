// What went wrong in a database, in words that a program can decide on and a person can read.
#pragma once

#include <stdexcept>
#include <string>

namespace db {

enum class Problem {
    Unique,      // a second row where the schema allows one
    ForeignKey,  // points to nothing
    NotNull,
    Check,
    Busy,  // locked by others for longer than we wait
    Full,  // disk full
    ReadOnly,
    Missing,  // file or server gone; it may come back
    Damaged,
    Unknown,      // the connection broke during COMMIT: kept or not, nobody can say
    Refused,      // a migration, backup or restore that must not be done
    Programming,  // bad SQL, wrong type: a bug
};

struct Error : std::runtime_error {
    Error(Problem problem_, const std::string& message)
        : std::runtime_error(message), problem(problem_) {}
    Problem problem;
};

}  // namespace db
