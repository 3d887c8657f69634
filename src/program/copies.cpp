// hagukumi backup and restore.
#include <iostream>

#include "program/cities.h"
#include "program/orders.h"

namespace program {

int backup(const Settings& settings, const std::string& city, const std::string& file) {
    const auto chosen = choose_city(settings, city);
    if (!chosen) return refuse(chosen.error());
    db::Database::open((*chosen)->database)->backup_to(file);
    std::cout << "backup of " << (*chosen)->id << " written to " << file << '\n';
    return 0;
}

// The search index is derived from the database and notices by itself that it is another one.
int restore(const Settings& settings, const std::string& city, const std::string& file) {
    const auto chosen = choose_city(settings, city);
    if (!chosen) return refuse(chosen.error());
    db::restore((*chosen)->database, file, db::all_migrations());
    std::cout << (*chosen)->id << " restored from " << file << '\n';
    return 0;
}

}  // namespace program
