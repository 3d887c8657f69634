// PostgreSQL: one schema per city.
#include "db/connection.h"

namespace db {

std::unique_ptr<Driver> postgres_driver(const std::string&, const std::string&, Options) {
    throw Error(Problem::Programming, "PostgreSQL: to come");
}

}  // namespace db
