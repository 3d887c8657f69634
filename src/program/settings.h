// What the operator sets: <data>/hagukumi.toml. Every key has a default, so the file may be
// missing. Not the city's own settings (city.toml): those are the municipality's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/log.h"
#include "base/result.h"
#include "mail/mail.h"
#include "net/server.h"

namespace program {

struct CitySettings {
    std::string id{};        // name of its folder under the data folder; default: the folder's name
    std::string folder{};    // where city.toml is
    std::string database{};  // default: sqlite:<data>/<id>/city.db
    std::vector<std::string> hosts{"*"};
    std::string address{};  // for letters; default: https://<first host>, or this machine's port
};

struct Settings {
    std::string data = "var";
    net::ServerSettings server{};
    mail::Settings mail{};
    base::LogFormat log = base::LogFormat::Text;
    int connections = 4;   // per city
    int cache_kib = 2048;  // of one SQLite connection
    int wait_seconds = 5;  // for another writer; a command may be more patient than a reader
    std::vector<CitySettings> cities{};
};

// Reads <data>/hagukumi.toml. The refusal says file, line or key; unknown keys are refused.
// A port of the command line goes before the file's.
base::Result<Settings, std::string> read_settings(
    const std::string& data, std::optional<int> port = std::nullopt
);
// The effective settings as TOML; passwords in database addresses are not shown.
std::string to_toml(const Settings& settings);

}  // namespace program
