// What a browser says of itself, in the few words by which its owner knows it: "iPhone Safari".
#pragma once

#include <string>
#include <string_view>

namespace accounts {

std::string device_of(std::string_view user_agent);

}  // namespace accounts
