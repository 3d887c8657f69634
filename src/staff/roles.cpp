// The names of the presets.
#include <array>

#include "staff/staff.h"

namespace staff {

static constexpr std::array<std::string_view, role_count> names{
    "manager", "department", "npo", "facility", "shop", "coordinator", "auditor"};

std::string_view name_of(Role role) {
    return names[std::size_t(role)];
}

std::optional<Role> find_role(std::string_view name) {
    for (int i = 0; i < role_count; ++i)
        if (names[std::size_t(i)] == name) return Role(i);
    return std::nullopt;
}

std::string Officer::actor() const {
    return "staff:" + std::to_string(member.number);
}

}  // namespace staff
