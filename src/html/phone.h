// Telephone numbers in running text become links that call: 03-1234-5678, 0120-123-456, #8000, 119.
#pragma once

#include <string>
#include <string_view>

#include "html/writer.h"

namespace html {

// Digits only, "#" kept: "03-1234-5678" → "0312345678"; "" when it is no number to call.
std::string dialable(std::string_view phone);

void write_with_phone_links(Writer& out, std::string_view text);

}  // namespace html
