// Result: a value, or the reason why not. Refusals are for what we expect (三つの「いいえ」,
// docs/adr); what is broken is an exception.
#pragma once

#include <tl/expected.hpp>

namespace base {

template <class Value, class Reason>
using Result = tl::expected<Value, Reason>;

template <class Reason>
auto refuse(Reason reason) {
    return tl::unexpected<Reason>(std::move(reason));
}

}  // namespace base
