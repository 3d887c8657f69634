// Counting at the door.
#include "net/doorman.h"

#include "base/text.h"

namespace net {

static std::string neighbourhood(std::string_view address);

bool Doorman::admit(std::string_view address, bool counted_alone) {
    const std::lock_guard lock(mutex_);
    if (count_ >= most_) return false;
    if (!counted_alone) {
        auto& here = by_address_[neighbourhood(address)];
        if (here >= most_per_address_) return false;
        ++here;
    }
    ++count_;
    return true;
}

void Doorman::leave(std::string_view address, bool counted_alone) {
    const std::lock_guard lock(mutex_);
    --count_;
    if (counted_alone) return;
    const auto here = by_address_.find(neighbourhood(address));
    if (here != by_address_.end() && --here->second == 0) by_address_.erase(here);
}

// "2001:db8:1:2:3::4" → "2001:db8:1:2": one household or office usually has a whole /64.
static std::string neighbourhood(std::string_view address) {
    std::size_t at = 0;
    for (int groups = 0; groups < 4; ++groups) {
        const auto colon = address.find(':', at);
        if (colon == std::string_view::npos) return std::string(address);
        at = colon + 1;
    }
    return std::string(address.substr(0, at - 1));
}

}  // namespace net
