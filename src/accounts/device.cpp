// The first name that fits; the order matters, since browsers also claim to be each other.
#include "accounts/device.h"

#include <array>
#include <utility>

#include "base/text.h"

namespace accounts {

using Names = std::array<std::pair<std::string_view, std::string_view>, 7>;

static std::string_view first_of(const Names& names, std::string_view text) {
    for (const auto& [mark, name] : names)
        if (!mark.empty() && base::contains(text, mark)) return name;
    return "";
}

std::string device_of(std::string_view user_agent) {
    static constexpr Names machines{
        {{"iPhone", "iPhone"},
         {"iPad", "iPad"},
         {"Android", "Android"},
         {"Windows", "Windows"},
         {"Macintosh", "Mac"},
         {"CrOS", "Chromebook"},
         {"Linux", "Linux"}}};
    static constexpr Names browsers{
        {{"Edg", "Edge"},
         {"Firefox", "Firefox"},
         {"FxiOS", "Firefox"},
         {"SamsungBrowser", "Samsung"},
         {"CriOS", "Chrome"},
         {"Chrome", "Chrome"},
         {"Safari", "Safari"}}};
    const auto both = std::string(first_of(machines, user_agent)) + " " +
                      std::string(first_of(browsers, user_agent));
    return std::string(base::trim(both));
}

}  // namespace accounts
