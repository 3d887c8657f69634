// City: one municipality's own settings (city.toml): names, telephone numbers, departments, what to
// show in an emergency, the map. Data, no code; read once at start. Not the database of the city.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "texts/texts.h"

namespace city {

struct Department {  // 担当課
    std::string name{}, kana{}, phone{}, mail{}, address{}, hours{}, task{};
};

// Urgent (いざというとき): who helps now. `always`, or in its `hours` (as people write them; read
// by schedule), or in the hours of the facility that is named by its source id.
struct Urgent {
    std::string title{}, phone{}, note{}, hours{}, facility{}, url{};
    base::AgeRange ages{};
    bool always = false;
};

struct Place {  // a point to measure from: a station, a town, the centre
    std::string name{};
    double latitude = 0;
    double longitude = 0;
};

// The base map: the city's own GeoJSON layers, or a style, raster or PMTiles address.
struct Map {
    Place centre{};
    double zoom = 12, min_zoom = 8, max_zoom = 18;
    double west = 0, south = 0, east = 0, north = 0;  // all 0: no bounds
    std::string kind = "geojson";                     // geojson | style | raster | pmtiles
    std::string url{};
    std::string attribution{};
    std::map<std::string, std::string>
        layers{};  // boundary, districts, water… → file in the folder
};

struct Closure {  // yearly closed days of public facilities (年末年始): "12-29" to "01-03"
    std::string name{}, from{}, to{};
};

struct City {
    std::string id{}, name{}, kana{}, roman{}, prefecture{}, prefecture_kana{}, code{}, slogan{};
    std::string portal_name{}, about{}, contact_department{}, contact_phone{}, contact_mail{};
    std::string hall{}, hall_address{}, hall_phone{}, hall_hours{};
    std::optional<base::Date> anchor{};  // the sample data was written as if this were today
    std::string licence{};               // of the city's own texts and data
    std::string folder{};                // where city.toml, map/ and pages/ are
    bool sample = false;
    Map map{};
    std::vector<Department> departments{};
    std::vector<Urgent> urgent{};
    std::vector<Closure> closures{};
    std::map<std::string, std::string> links{};
    std::map<std::string, std::vector<std::string>>
        header_aliases{};  // import: field → further headers
    std::map<std::string, std::vector<std::string>> synonyms{};  // search
    texts::Catalogue catalogue{};  // the built-in texts with this city's overrides

    const Department* find_department(std::string_view name_) const;
};

// Reads <folder>/city.toml. The problem says file, line and key; unknown keys are problems.
base::Result<City, std::string> load(const std::string& folder);

}  // namespace city
