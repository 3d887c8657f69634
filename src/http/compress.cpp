// zlib and brotli, whole texts at once: what we send fits in memory.
#include "http/compress.h"

#include <brotli/encode.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "http/head.h"

namespace http {

static std::string_view trimmed(std::string_view text);
static bool refuses(std::string_view parameters);

std::string gzip(std::string_view bytes, int level) {
    z_stream stream{};
    constexpr int with_gzip_header = 15 + 16;
    if (deflateInit2(&stream, level, Z_DEFLATED, with_gzip_header, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::runtime_error("zlib cannot start");
    std::string out(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    const int result = deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    if (result != Z_STREAM_END) throw std::runtime_error("zlib did not finish");
    return out;
}

std::string brotli(std::string_view bytes, int quality) {
    std::size_t size = BrotliEncoderMaxCompressedSize(bytes.size());
    std::string out(size, '\0');
    const auto done = BrotliEncoderCompress(
        quality,
        BROTLI_DEFAULT_WINDOW,
        BROTLI_MODE_TEXT,
        bytes.size(),
        reinterpret_cast<const uint8_t*>(bytes.data()),
        &size,
        reinterpret_cast<uint8_t*>(out.data())
    );
    if (done != BROTLI_TRUE) throw std::runtime_error("brotli did not finish");
    out.resize(size);
    return out;
}

std::string_view name_of(Coding coding) {
    return coding == Coding::Gzip ? "gzip" : coding == Coding::Brotli ? "br" : "identity";
}

Coding choose_coding(std::string_view accept_encoding, bool has_gzip, bool has_brotli) {
    Coding best = Coding::Identity;
    while (!accept_encoding.empty()) {
        const auto comma = std::min(accept_encoding.find(','), accept_encoding.size());
        const auto item = accept_encoding.substr(0, comma);
        accept_encoding.remove_prefix(std::min(comma + 1, accept_encoding.size()));
        const auto semicolon = std::min(item.find(';'), item.size());
        const auto name = trimmed(item.substr(0, semicolon));
        if (refuses(item.substr(semicolon))) continue;
        if (has_brotli && equal_ignoring_case(name, "br")) return Coding::Brotli;
        if (has_gzip && equal_ignoring_case(name, "gzip")) best = Coding::Gzip;
    }
    return best;
}

bool is_compressible(std::string_view content_type) {
    constexpr std::array<std::string_view, 7> kinds{
        "text/",
        "application/json",
        "application/geo+json",
        "application/ld+json",
        "application/atom+xml",
        "application/xml",
        "application/manifest+json"};
    return content_type.starts_with("image/svg+xml") ||
           content_type.starts_with("application/javascript") ||
           std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
               return content_type.starts_with(kind);
           });
}

static std::string_view trimmed(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
    return text.substr(0, text.find_last_not_of(" \t") + 1);
}

// ";q=0", ";q=0.0": not acceptable.
static bool refuses(std::string_view parameters) {
    const auto q = parameters.find("q=");
    if (q == std::string_view::npos) return false;
    const auto value = trimmed(parameters.substr(q + 2));
    return !value.empty() && value.find_first_not_of("0.") == std::string_view::npos;
}

}  // namespace http
