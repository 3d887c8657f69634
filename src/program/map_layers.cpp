// Which file of a city's open data is which layer of its map, told by the file's name.
#include "program/map_layers.h"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>

#include "base/text.h"
#include "shapes/shapes.h"

namespace program {

namespace fs = std::filesystem;

namespace {

struct Layer {
    std::string_view name;
    std::vector<std::string_view> words;
};

}  // namespace

// The first that fits: "小学校区" before "地区".
static const std::array layers{
    Layer{"boundary", {"行政区域", "行政界", "市境", "boundary", "border"}},
    Layer{"school_districts", {"小学校区", "学区", "通学区域", "school_district"}},
    Layer{"districts", {"地区", "区域", "町丁", "町名", "district", "ward"}},
    Layer{"railway", {"鉄道", "路線網", "railway"}},
    Layer{"roads", {"道路", "路線", "road", "route"}},
    Layer{"water", {"河川", "水域", "river", "water"}},
    Layer{"green", {"公園", "緑地", "green"}},
};

static std::string_view layer_of(const std::string& file);
// A border that closes is the city's land (boundary); one that does not is a line (border).
static bool draw(const std::string& file, std::string_view layer, const std::string& folder);

std::string draw_layers(const std::vector<std::string>& files, const std::string& folder) {
    std::string lines;
    std::set<std::string_view> known;
    for (const auto& file : files) {
        auto layer = layer_of(file);
        if (layer.empty() || known.contains(layer)) continue;
        if (!draw(file, layer, folder)) {
            if (layer != "boundary" || !draw(file, layer = "border", folder)) continue;
        }
        known.insert(layer);
        lines += fmt::format("{} = \"map/{}.geojson\"\n", layer, layer);
    }
    return lines;
}

static std::string_view layer_of(const std::string& file) {
    const auto ending = base::fold(fs::path(file).extension().string());
    if (ending != ".shp" && ending != ".geojson") return "";
    const auto name = base::fold(fs::path(file).stem().string());
    for (const auto& [layer, words] : layers)
        for (const auto word : words)
            if (base::contains(name, word)) return layer;
    return "";
}

static bool draw(const std::string& file, std::string_view layer, const std::string& folder) {
    const auto drawn = fmt::format("{}/map/{}.geojson", folder, layer);
    if (base::fold(fs::path(file).extension().string()) == ".geojson") {
        fs::copy_file(file, drawn, fs::copy_options::overwrite_existing);
        return true;
    }
    const auto lines = layer == "boundary" ? shapes::Lines::Closed : shapes::Lines::AsTheyAre;
    const auto json = shapes::to_geojson(file, lines);
    if (!json) {
        if (layer != "boundary")
            std::cerr << "hagukumi: " << json.error() << "; the map goes without it\n";
        return false;
    }
    std::ofstream(drawn, std::ios::binary) << *json;
    return true;
}

}  // namespace program
