// hagukumi backup and restore.
#include <iostream>

#include "program/cities.h"
#include "program/orders.h"
#include "search/search.h"

namespace program {

int backup(const Settings& settings, const std::string& city, const std::string& file) {
    const auto chosen = choose_city(settings, city);
    if (!chosen) return refuse(chosen.error());
    db::Database::open((*chosen)->database)->backup_to(file);
    std::cout << "backup of " << (*chosen)->id << " written to " << file << '\n';
    return 0;
}

// The search index is derived from the database: of another database it is another one.
int restore(const Settings& settings, const std::string& city, const std::string& file) {
    const auto chosen = choose_city(settings, city);
    if (!chosen) return refuse(chosen.error());
    db::restore((*chosen)->database, file, db::all_migrations());
    search::forget_index(settings.data + "/" + (*chosen)->id);
    std::cout << (*chosen)->id << " restored from " << file << '\n';
    return 0;
}

}  // namespace program
