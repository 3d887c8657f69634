// Reading city.toml. A key we do not know is more likely a mistake than a wish, so it is refused.
#include "city/city.h"

#include <array>
#include <filesystem>
#include <set>

#include "base/text.h"
#include "base/toml_table.h"

namespace city {

using Table = base::TomlTable;

static City read_city(Table& root, const std::string& folder);
static void read_names(Table& table, City& city);
static Department read_department(Table& table);
static Urgent read_urgent(Table& table);
static void read_map(Table& table, Map& map);
static std::map<std::string, std::vector<std::string>> read_lists(
    Table& root, std::string_view key
);
static void read_texts(Table& root, texts::Catalogue& catalogue);

const Department* City::find_department(std::string_view name_) const {
    for (const auto& department : departments)
        if (department.name == name_) return &department;
    return nullptr;
}

base::Result<City, std::string> load(const std::string& folder) {
    City city;
    const auto read = base::read_toml(folder + "/city.toml", [&](Table& root) {
        city = read_city(root, folder);
    });
    if (!read) return base::refuse(read.error());
    return city;
}

static City read_city(Table& root, const std::string& folder) {
    City city;
    city.folder = folder;
    root.table("city", [&](Table& t) { read_names(t, city); });
    root.table("map", [&](Table& t) { read_map(t, city.map); });
    root.tables("urgent", [&](Table& t) { city.urgent.push_back(read_urgent(t)); });
    root.tables("department", [&](Table& t) { city.departments.push_back(read_department(t)); });
    root.tables("holiday_closure", [&](Table& t) {
        city.closures.push_back({t.text("name"), t.text("from"), t.text("to")});
    });
    root.table("links", [&](Table& t) {
        for (const auto& key : t.keys())
            city.links[key] = t.text(key);
    });
    city.header_aliases = read_lists(root, "header_aliases");
    city.synonyms = read_lists(root, "synonyms");
    read_texts(root, city.catalogue);
    if (city.name.empty()) root.refuse("city.name", "every city has a name");
    return city;
}

static void read_names(Table& table, City& city) {
    city.id = table.text("id", std::filesystem::path(city.folder).filename().string());
    city.name = table.text("name");
    city.kana = table.text("kana");
    city.roman = table.text("roman", city.name);
    city.prefecture = table.text("prefecture");
    city.prefecture_kana = table.text("prefecture_kana");
    city.code = table.text("code");
    city.slogan = table.text("slogan");
    city.portal_name = table.text("portal_name", city.name);
    city.about = table.text("about");
    city.contact_department = table.text("contact_department");
    city.contact_phone = table.text("contact_phone");
    city.contact_mail = table.text("contact_mail");
    city.hall = table.text("city_hall");
    city.hall_address = table.text("city_hall_address");
    city.hall_phone = table.text("city_hall_phone");
    city.hall_hours = table.text("city_hall_hours");
    city.licence = table.text("licence", "CC BY 4.0");
    city.anchor = base::Date::from_iso(table.text("anchor"));
    city.sample = table.yes("sample");
}

static Department read_department(Table& table) {
    return {
        table.text("name"),
        table.text("kana"),
        table.text("phone"),
        table.text("mail"),
        table.text("address"),
        table.text("hours"),
        table.text("task")};
}

static Urgent read_urgent(Table& table) {
    Urgent urgent{
        table.text("title"),
        table.text("phone"),
        table.text("note"),
        table.text("hours"),
        table.text("facility"),
        table.text("url")};
    urgent.always = table.yes("always");
    const auto ages = table.text("ages");
    if (ages.empty()) return urgent;
    const auto ends = base::split(ages, '-');
    const auto from = base::to_integer(ends[0]);
    const auto to = ends.size() == 2 ? base::to_integer(ends[1]) : std::nullopt;
    if (!from || !to) table.refuse("ages", "must be months, \"0-180\"");
    urgent.ages = {int(*from), int(*to)};
    return urgent;
}

static void read_map(Table& table, Map& map) {
    map.centre = {"", table.real("latitude", 0), table.real("longitude", 0)};
    map.zoom = table.real("zoom", map.zoom);
    map.min_zoom = table.real("min_zoom", map.min_zoom);
    map.max_zoom = table.real("max_zoom", map.max_zoom);
    map.west = table.real("west", 0);
    map.south = table.real("south", 0);
    map.east = table.real("east", 0);
    map.north = table.real("north", 0);
    map.kind = table.text("kind", map.kind);
    map.url = table.text("url");
    map.attribution = table.text("attribution");
    static const std::array layers{
        "boundary",
        "border",
        "districts",
        "school_districts",
        "water",
        "railway",
        "roads",
        "green",
        "stations",
        "towns"};
    for (const auto* layer : layers)
        if (const auto file = table.text(layer); !file.empty()) map.layers[layer] = file;
    static const std::set<std::string> kinds{"geojson", "style", "raster", "pmtiles"};
    if (!kinds.contains(map.kind))
        table.refuse("kind", "must be one of geojson, style, raster, pmtiles");
}

static std::map<std::string, std::vector<std::string>> read_lists(
    Table& root, std::string_view key
) {
    std::map<std::string, std::vector<std::string>> lists;
    root.table(key, [&](Table& t) {
        for (const auto& name : t.keys())
            lists[name] = t.texts(name);
    });
    return lists;
}

static void read_texts(Table& root, texts::Catalogue& catalogue) {
    root.table("texts", [&](Table& t) {
        for (const auto language : texts::languages)
            t.table(texts::code(language), [&](Table& own) {
                for (const auto& key : own.keys())
                    catalogue.override_text(language, key, own.text(key));
            });
    });
}

}  // namespace city
