// Where a database is: "sqlite:/path/city.db" or "postgres:<conninfo>?schema=<name>".
#pragma once

#include <string>

#include "db/tx.h"

namespace db {

struct Address {
    Engine engine;
    std::string target;  // a path, or what libpq calls a conninfo
    std::string schema;  // PostgreSQL only
};

// Throws Error{Programming} that says what is expected; never repeats the address (password).
Address parse_url(const std::string& url);

}  // namespace db
