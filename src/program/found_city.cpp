// hagukumi import --city-from FOLDER: from a folder of open data to a portal in one go. A folder
// that has a city.toml is the city's own; else one is written from what the data says.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>

#include "base/clock.h"
#include "base/text.h"
#include "program/cities.h"
#include "program/guess.h"
#include "program/map_layers.h"
#include "program/orders.h"

namespace program {

namespace fs = std::filesystem;

static std::vector<std::string> data_files(const std::string& folder, const std::string& match);
static std::string write_city(const Settings& settings, const std::vector<std::string>& files);
static std::string free_id(const Settings& settings, const Guess& guess);
static std::string map_lines(
    const Guess& guess, const std::vector<std::string>& files, const std::string& folder
);
static std::string nearest_towns(const Guess& guess, const std::vector<std::string>& files);
static tables::LatLng middle_of_towns(const std::string& file);
static bool remember_city(Settings& settings, const city::City& city, const std::string& folder);
static int import_all(
    const Settings& settings,
    const Program& program,
    const CitySettings& city,
    const std::vector<std::string>& files
);

int found_city(
    Settings& settings, const Program& program, const std::string& folder, const std::string& match
) {
    if (!fs::is_directory(folder)) return refuse(folder + ": there is no such folder");
    const auto files = data_files(folder, match);
    const auto home = fs::exists(folder + "/city.toml")
                          ? fs::absolute(folder).lexically_normal().string()
                          : write_city(settings, files);
    if (home.empty())
        return refuse(
            folder +
            ": no table here says which city it is from; write a city.toml "
            "(docs/operations/city.md)"
        );
    const auto city = city::load(home);
    if (!city) return refuse(city.error());
    remember_city(settings, *city, home);
    const auto chosen = choose_city(settings, city->id);
    if (!chosen) return refuse(chosen.error());
    return import_all(settings, program, **chosen, files);
}

// Tables and JSON Lines below the folder whose path has `match` in it, in a steady order.
static std::vector<std::string> data_files(const std::string& folder, const std::string& match) {
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        const auto path = entry.path().string();
        const auto ending = base::fold(entry.path().extension().string());
        static constexpr std::array endings{
            ".csv", ".tsv", ".xlsx", ".jsonl", ".json", ".geojson", ".shp"};
        const bool known = std::find(endings.begin(), endings.end(), ending) != endings.end();
        if (entry.is_regular_file() && known && base::contains(path, match)) files.push_back(path);
    }
    std::sort(files.begin(), files.end());
    return files;
}

static bool is_table(const std::string& path) {
    return !path.ends_with(".json") && !path.ends_with(".geojson") && !path.ends_with(".shp");
}

static int import_all(
    const Settings& settings,
    const Program& program,
    const CitySettings& settings_of_city,
    const std::vector<std::string>& files
) {
    const auto site = open_city(settings, settings_of_city);
    if (!site) return refuse(site.error());
    const auto now = base::SystemClock().now();
    datasets::Options options;
    if (const auto anchor = (*site)->city().anchor)
        options.shift_days = weeks_between(*anchor, now.date());
    int useful = 0;
    int rejected = 0;
    for (const auto& file : files) {
        if (!is_table(file)) continue;
        const auto report = import_one(**site, program, file, options, now);
        if (report.refusal == "datasets.refusal.unknown_kind")
            continue;  // said, not counted: no list of ours
        useful += report.rows - report.rejected;
        rejected += report.rejected + !report.refusal.empty();
    }
    if (program.keep_fresh) program.keep_fresh(**site);
    std::cout << fmt::format(
        "{} is open: {} rows, folder {}\n", (*site)->city().name, useful, settings_of_city.folder
    );
    return useful == 0 ? 2 : rejected == 0 ? 0 : 1;
}

static std::string write_city(const Settings& settings, const std::vector<std::string>& files) {
    Guess guess;
    for (const auto& file : files)
        if (is_table(file)) guess.read(file);
    if (guess.name().empty()) return "";
    const auto id = free_id(settings, guess);
    const auto folder =
        fs::absolute(settings.data + "/" + id + "/city").lexically_normal().string();
    fs::create_directories(folder + "/map");
    std::ofstream out(folder + "/city.toml");
    out << fmt::format(
        "# Written from the city's own open data. Change what is not right; "
        "docs/operations/city.md.\n\n"
        "[city]\nid = \"{}\"\nname = \"{}\"\nprefecture = \"{}\"\ncode = \"{}\"\n"
        "portal_name = \"{}子育てポータル\"\nabout = "
        "\"{}が公開しているオープンデータから作ったポータルです。\"\n"
        "licence = \"\"\n\n",
        id,
        guess.name(),
        guess.prefecture(),
        guess.code(),
        guess.name(),
        guess.name()
    );
    out << map_lines(guess, files, folder);
    return folder;
}

// Its code; of a city whose data does not say one, "city", unless that is another one here already.
static std::string free_id(const Settings& settings, const Guess& guess) {
    if (!guess.code().empty()) return guess.code();
    for (int i = 1;; ++i) {
        const auto id = i == 1 ? std::string("city") : fmt::format("city-{}", i);
        const auto same = [&](const CitySettings& city) { return city.id == id; };
        const auto known = std::find_if(settings.cities.begin(), settings.cities.end(), same);
        if (known == settings.cities.end()) return id;
        const auto city = city::load(known->folder);
        if (city && city->name == guess.name()) return id;
    }
}

static std::string map_lines(
    const Guess& guess, const std::vector<std::string>& files, const std::string& folder
) {
    if (!guess.located()) return "";
    const auto centre = guess.centre();
    const auto box = guess.box();
    auto lines = fmt::format(
        "[map]\nlatitude = {:.5f}\nlongitude = {:.5f}\nzoom = 12\nwest = {:.4f}\nsouth = {:.4f}\n"
        "east = {:.4f}\nnorth = {:.4f}\n",
        centre.latitude,
        centre.longitude,
        box.west,
        box.south,
        box.east,
        box.north
    );
    if (const auto towns = nearest_towns(guess, files); !towns.empty()) {
        fs::copy_file(towns, folder + "/map/towns.json", fs::copy_options::overwrite_existing);
        lines += "towns = \"map/towns.json\"\n";
    }
    return lines + draw_layers(files, folder);
}

// Of several lists of towns (neighbours) the one whose middle is nearest to the centre.
static std::string nearest_towns(const Guess& guess, const std::vector<std::string>& files) {
    std::string best;
    double least = 0.2;  // degrees: farther away is another city
    for (const auto& file : files) {
        if (!file.ends_with("towns.json")) continue;
        const auto middle = middle_of_towns(file);
        const auto centre = guess.centre();
        const double away = std::abs(middle.latitude - centre.latitude) +
                            std::abs(middle.longitude - centre.longitude);
        if (away >= least) continue;
        least = away;
        best = file;
    }
    return best;
}

static tables::LatLng middle_of_towns(const std::string& file) {
    std::ifstream stream(file, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), {}};
    boost::system::error_code error;
    const auto document = boost::json::parse(text, error);
    tables::LatLng sum{0, 0};
    if (error || !document.is_array()) return sum;
    double count = 0;
    for (const auto& town : document.as_array()) {
        const auto* latitude = town.is_object() ? town.as_object().if_contains("lat") : nullptr;
        const auto* longitude = town.is_object() ? town.as_object().if_contains("lng") : nullptr;
        if (!latitude || !longitude || !latitude->is_number() || !longitude->is_number()) continue;
        sum.latitude += latitude->to_number<double>();
        sum.longitude += longitude->to_number<double>();
        ++count;
    }
    return count == 0 ? sum : tables::LatLng{sum.latitude / count, sum.longitude / count};
}

// The first city answers for every host name; each further one for <id>.localhost until the
// operator says more. False: it was known already.
static bool remember_city(Settings& settings, const city::City& city, const std::string& folder) {
    const auto& id = city.id;
    for (const auto& known : settings.cities)
        if (known.id == id) return false;
    fs::create_directories(settings.data);
    const auto host = settings.cities.empty() ? std::string("*") : id + ".localhost";
    std::ofstream out(settings.data + "/hagukumi.toml", std::ios::app);
    if (city.sample && settings.mail.url.empty() &&
        settings.cities.empty())  // nobody gets mail from a town that is not there
        out << fmt::format(
            "# Letters are put into a folder, for looking at. docs/operations/settings.md\n"
            "[mail]\nurl = \"folder:{}/letters\"\nfrom = \"sample@example.jp\"\n",
            fs::absolute(settings.data).lexically_normal().string()
        );
    out << fmt::format(
        "\n[[city]]\nid = \"{}\"\nfolder = \"{}\"\nhosts = [\"{}\"]\n", id, folder, host
    );
    out.close();
    auto read = read_settings(settings.data);
    if (read) settings.cities = read->cities;
    return true;
}

}  // namespace program
