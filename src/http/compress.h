// Compression of answers, and which one a browser takes (Accept-Encoding, RFC 9110 12.5.3).
#pragma once

#include <string>
#include <string_view>

namespace http {

enum class Coding { Identity, Gzip, Brotli };

std::string gzip(std::string_view bytes, int level);
std::string brotli(std::string_view bytes, int quality);
std::string_view name_of(Coding coding);
// The best one that is both accepted and offered; identity is always offered.
Coding choose_coding(std::string_view accept_encoding, bool has_gzip, bool has_brotli);
// Text, JSON, SVG and the like; pictures and archives are compressed already.
bool is_compressible(std::string_view content_type);

}  // namespace http
