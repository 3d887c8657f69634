// Id<Row>: the number of one row of one table. An article's id is not a facility's id.
#pragma once

#include <compare>
#include <cstdint>

namespace base {

template <class Row>
struct Id {
    std::int64_t number = 0;
    auto operator<=>(const Id&) const = default;
};

}  // namespace base
