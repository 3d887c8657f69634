// A whole collection is in memory while it is read, so its size has a limit.
#include "datasets/geojson.h"

#include <boost/json.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/text.h"

namespace datasets {

namespace json = boost::json;

constexpr std::uintmax_t largest_file = 64 << 20;

namespace {

class GeoJson : public SourceFile {
  public:
    explicit GeoJson(json::value root) : root_(std::move(root)) { collect_headers(); }
    bool next(Record& cells, int& line) override;
    std::string format() const override { return "GeoJSON"; }
    const FileRefusal* broken() const override { return nullptr; }

  private:
    void collect_headers();
    const json::array& features() const { return root_.at("features").as_array(); }
    json::value root_;
    Record headers_{"latitude", "longitude"};
    std::size_t given_ = 0;  // the headers are the first record
};

}  // namespace

static const json::object* properties_of(const json::value& feature);
static void put_point(const json::value& feature, Record& cells);
static std::string cell_of(const json::value& value);

bool looks_like_geojson(const std::string& path) {
    std::ifstream stream(path, std::ios::binary);
    std::string begin(4096, '\0');
    stream.read(begin.data(), std::streamsize(begin.size()));
    begin.resize(std::size_t(stream.gcount()));
    return base::contains(begin, "\"FeatureCollection\"") || base::contains(begin, "\"features\"");
}

base::Result<std::unique_ptr<SourceFile>, FileRefusal> open_geojson(const std::string& path) {
    if (std::filesystem::file_size(path) > largest_file)
        return base::refuse(FileRefusal{"too_large", path});
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    auto bytes = std::move(text).str();
    if (bytes.starts_with("\xef\xbb\xbf")) bytes.erase(0, 3);
    boost::system::error_code error;
    auto root = json::parse(bytes, error);
    const auto* object = error ? nullptr : root.if_object();
    const auto* features = object ? object->if_contains("features") : nullptr;
    if (!features || !features->is_array()) return base::refuse(FileRefusal{"bad_json", "1"});
    if (features->as_array().empty()) return base::refuse(FileRefusal{"empty", ""});
    return std::make_unique<GeoJson>(std::move(root));
}

void GeoJson::collect_headers() {
    for (const auto& feature : features())
        if (const auto* properties = properties_of(feature))
            for (const auto& member : *properties)
                if (std::find(headers_.begin(), headers_.end(), member.key()) == headers_.end())
                    headers_.emplace_back(member.key());
}

bool GeoJson::next(Record& cells, int& line) {
    if (given_ > features().size()) return false;
    line = int(given_++);
    if (line == 0) {
        cells = headers_;
        return true;
    }
    const auto& feature = features()[std::size_t(line - 1)];
    cells.assign(headers_.size(), "");
    if (const auto* properties = properties_of(feature))
        for (std::size_t i = 0; i < headers_.size(); ++i)
            if (const auto* value = properties->if_contains(headers_[i]))
                cells[i] = cell_of(*value);
    put_point(feature, cells);
    return true;
}

static const json::object* properties_of(const json::value& feature) {
    const auto* object = feature.if_object();
    const auto* properties = object ? object->if_contains("properties") : nullptr;
    return properties ? properties->if_object() : nullptr;
}

static void put_point(const json::value& feature, Record& cells) {
    const auto* object = feature.if_object();
    const auto* geometry = object ? object->if_contains("geometry") : nullptr;
    if (!geometry || !geometry->is_object()) return;
    const auto* type = geometry->as_object().if_contains("type");
    const auto* at = geometry->as_object().if_contains("coordinates");
    if (!type || *type != "Point" || !at || !at->is_array() || at->as_array().size() < 2) return;
    cells[0] = cell_of(at->as_array()[1]);
    cells[1] = cell_of(at->as_array()[0]);
}

static std::string cell_of(const json::value& value) {
    if (value.is_null()) return "";
    if (value.is_string()) return std::string(value.as_string());
    if (value.is_double()) {
        auto text = std::to_string(value.as_double());  // six places: a hand's breadth
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) text.pop_back();
        return text;
    }
    return json::serialize(value);
}

}  // namespace datasets
