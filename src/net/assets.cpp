// Loading the built files at start.
#include "net/assets.h"

#include <array>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "html/view.h"

namespace net {

static std::string read_file(const std::string& path);
static std::string read_if_there(const std::string& path);

Assets::Assets(const std::string& folder) {
    if (folder.empty()) return;
    const auto manifest = boost::json::parse(read_file(folder + "/manifest.json"));
    for (const auto& [name, value] : manifest.as_object()) {
        const std::string address(value.as_string());
        html::know_asset(std::string(name), address);
        const auto file = folder + address.substr(address.rfind('/'));
        web::Response response;
        response.body = read_file(file);
        response.set("Content-Type", content_type_of(address));
        const bool named_by_content = address.starts_with("/assets/");
        auto stored = web::store(
            std::move(response),
            {.cache_control = named_by_content ? "public, max-age=31536000, immutable"
                                               : "public, max-age=0, must-revalidate",
             .vary = "Accept-Encoding",
             .gzip = read_if_there(file + ".gz"),
             .brotli = read_if_there(file + ".br")}
        );
        paths_.push_back(std::make_unique<std::string>(address));
        by_path_.emplace(*paths_.back(), std::move(stored));
    }
}

const std::shared_ptr<const web::Stored>* Assets::find(std::string_view path) const {
    const auto found = by_path_.find(path);
    return found == by_path_.end() ? nullptr : &found->second;
}

std::string_view content_type_of(std::string_view file_name) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 15> types{{
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".webp", "image/webp"},
        {".ico", "image/x-icon"},
        {".woff2", "font/woff2"},
        {".json", "application/json; charset=utf-8"},
        {".geojson", "application/geo+json; charset=utf-8"},
        {".webmanifest", "application/manifest+json; charset=utf-8"},
        {".pbf", "application/x-protobuf"},
        {".pdf", "application/pdf"},
        {".pmtiles", "application/vnd.pmtiles"},
        {".txt", "text/plain; charset=utf-8"},
    }};
    for (const auto& [ending, type] : types)
        if (file_name.ends_with(ending)) return type;
    return "application/octet-stream";
}

static std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("asset not found: " + path);
    std::ostringstream all;
    all << file.rdbuf();
    return std::move(all).str();
}

static std::string read_if_there(const std::string& path) {
    return std::filesystem::exists(path) ? read_file(path) : std::string();
}

}  // namespace net
