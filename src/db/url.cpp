// Reads the address of a database.
#include "db/url.h"

#include "base/text.h"

namespace db {

static bool is_plain_name(std::string_view name) {
    return !name.empty() && name.size() <= 63 && (name[0] < '0' || name[0] > '9') &&
           name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string::npos;
}

// Takes "schema=…" out of the part behind the '?'; what else stands there is libpq's.
static Address postgres_address(const std::string& conninfo) {
    Address address{Engine::Postgres, conninfo.substr(0, conninfo.find('?')), "public"};
    if (address.target.size() == conninfo.size()) return address;
    const auto options = conninfo.substr(address.target.size() + 1);
    std::string rest;
    for (const auto part : base::split(options, '&')) {
        if (base::starts_with(part, "schema="))
            address.schema = part.substr(7);
        else
            rest += (rest.empty() ? "?" : "&") + std::string(part);
    }
    address.target += rest;
    return address;
}

Address parse_url(const std::string& url) {
    if (base::starts_with(url, "sqlite:") && url.size() > 7)
        return {Engine::Sqlite, url.substr(7), {}};
    if (base::starts_with(url, "postgres:") || base::starts_with(url, "postgresql:")) {
        const auto after = url.find(':') + 1;
        const bool is_uri = url.compare(after, 2, "//") == 0;
        const auto address = postgres_address(is_uri ? url : url.substr(after));
        if (is_plain_name(address.schema)) return address;
        throw Error(Problem::Programming, "a schema's name is of a-z, 0-9 and _");
    }
    throw Error(
        Problem::Programming,
        "a database is \"sqlite:<path>\" or \"postgres:<conninfo>?schema=<name>\""
    );
}

}  // namespace db
