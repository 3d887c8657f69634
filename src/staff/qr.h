// A QR code as SVG, drawn by the server: nothing leaves for a stranger's service.
#pragma once

#include <string_view>

#include "html/writer.h"

namespace staff {

html::Safe qr_code(std::string_view text, std::string_view label);

}  // namespace staff
