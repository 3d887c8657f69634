// Opening the cities of the settings: city.toml, database with its migrations, folder for what is
// derived.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "program/settings.h"
#include "web/site.h"

namespace program {

// One city; its database is brought up to date. The refusal says what is wrong and where.
base::Result<std::unique_ptr<web::Site>, std::string> open_city(
    const Settings& settings, const CitySettings& city
);
base::Result<std::unique_ptr<web::Sites>, std::string> open_cities(const Settings& settings);
// The one with this id, or the only one when id is empty.
base::Result<const CitySettings*, std::string> choose_city(
    const Settings& settings, std::string_view id
);

}  // namespace program
