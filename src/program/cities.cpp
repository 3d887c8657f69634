// A city that cannot be opened stops the start: better no portal than half a portal.
#include "program/cities.h"

#include <fmt/format.h>

#include <filesystem>

namespace program {

base::Result<std::unique_ptr<web::Site>, std::string> open_city(
    const Settings& settings, const CitySettings& city
) {
    auto own = city::load(city.folder);
    if (!own) return base::refuse(own.error());
    own->id = city.id;
    const auto folder = settings.data + "/" + city.id;
    std::filesystem::create_directories(folder);
    auto database = db::Database::open(
        city.database,
        {.connections = settings.connections,
         .cache_kib = settings.cache_kib,
         .wait_seconds = settings.wait_seconds}
    );
    database->migrate(db::all_migrations());
    return std::make_unique<web::Site>(
        std::move(*own),
        std::move(database),
        folder,
        web::Reach{.address = city.address, .sends_mail = !settings.mail.url.empty()}
    );
}

base::Result<std::unique_ptr<web::Sites>, std::string> open_cities(const Settings& settings) {
    auto sites = std::make_unique<web::Sites>();
    for (const auto& city : settings.cities) {
        auto site = open_city(settings, city);
        if (!site) return base::refuse(site.error());
        sites->add(std::move(*site), city.hosts);
    }
    return sites;
}

base::Result<const CitySettings*, std::string> choose_city(
    const Settings& settings, std::string_view id
) {
    if (settings.cities.empty())
        return base::refuse(fmt::format("{}/hagukumi.toml names no [[city]]", settings.data));
    if (id.empty() && settings.cities.size() == 1) return &settings.cities.front();
    std::string known;
    for (const auto& city : settings.cities) {
        if (city.id == id) return &city;
        known += (known.empty() ? "" : ", ") + city.id;
    }
    if (id.empty()) return base::refuse(fmt::format("which city? --city {}", known));
    return base::refuse(fmt::format("there is no city '{}' here, only {}", id, known));
}

}  // namespace program
