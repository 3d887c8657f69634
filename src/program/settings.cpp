// hagukumi.toml: [server], [limits], [database] and one [[city]] per city.
#include "program/settings.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>

#include "base/toml_table.h"
#include "mail/mail.h"

namespace program {

using base::TomlTable;

static void read_server(TomlTable& table, Settings& settings);
static void read_limits(TomlTable& table, net::Limits& limits);
static void read_mail(TomlTable& table, mail::Settings& mail);
static std::string first_line(TomlTable& table, std::string_view key);
static CitySettings read_city(TomlTable& table);
static std::string address_of(const CitySettings& city, const Settings& settings);
static void complete(Settings& settings);
static std::string without_password(const std::string& url);
static std::string list(const std::vector<std::string>& texts);

base::Result<Settings, std::string> read_settings(
    const std::string& data, std::optional<int> port
) {
    Settings settings;
    settings.data = data;
    const auto file = data + "/hagukumi.toml";
    if (std::filesystem::exists(file)) {
        const auto read = base::read_toml(file, [&](TomlTable& root) {
            root.table("server", [&](TomlTable& t) { read_server(t, settings); });
            root.table("limits", [&](TomlTable& t) { read_limits(t, settings.server.limits); });
            root.table("database", [&](TomlTable& t) {
                settings.connections = int(t.integer("connections", settings.connections, 1, 1000));
                settings.cache_kib = int(t.integer("cache_kib", settings.cache_kib, 64, 1 << 20));
            });
            root.table("mail", [&](TomlTable& t) { read_mail(t, settings.mail); });
            root.tables("city", [&](TomlTable& t) { settings.cities.push_back(read_city(t)); });
        });
        if (!read) return base::refuse(read.error());
    }
    if (port) settings.server.port = *port;
    complete(settings);
    return settings;
}

static void read_server(TomlTable& t, Settings& settings) {
    auto& s = settings.server;
    s.address = t.text("address", s.address);
    s.port = int(t.integer("port", s.port, 0, 65535));
    s.admin_address = t.text("admin_address", s.admin_address);
    s.admin_port = int(t.integer("admin_port", s.admin_port, 0, 65535));
    s.io_threads = int(t.integer("io_threads", s.io_threads, 1, 256));
    s.workers = int(t.integer("workers", s.workers, 1, 1024));
    s.cache_mib = int(t.integer("cache_mib", s.cache_mib, 0, 1 << 16));
    s.trusted_proxies = t.texts("trusted_proxies");
    s.access_log = t.yes("access_log", s.access_log);
    s.notice_seconds = int(t.integer("notice_seconds", s.notice_seconds, 0, 600));
    s.static_folder = t.text("static_folder", s.static_folder);
    const auto log = t.text("log", "text");
    if (log != "text" && log != "json") t.refuse("log", "must be text or json");
    settings.log = log == "json" ? base::LogFormat::Json : base::LogFormat::Text;
}

static void read_limits(TomlTable& t, net::Limits& limits) {
    const auto number = [&](std::string_view key, int& value, int least) {
        value = int(t.integer(key, value, least, 1 << 30));
    };
    number("header_bytes", limits.header_bytes, 1024);
    number("body_bytes", limits.body_bytes, 1024);
    number("upload_bytes", limits.upload_bytes, 1024);
    number("header_seconds", limits.header_seconds, 1);
    number("body_seconds", limits.body_seconds, 1);
    number("idle_seconds", limits.idle_seconds, 1);
    number("write_seconds", limits.write_seconds, 1);
    number("drain_seconds", limits.drain_seconds, 0);
    number("connections", limits.connections, 1);
    number("connections_per_address", limits.connections_per_address, 1);
    number("queue", limits.queue, 1);
}

static void read_mail(TomlTable& t, mail::Settings& mail) {
    mail.url = t.text("url");
    mail.from = t.text("from");
    mail.user = t.text("user");
    mail.password = first_line(t, "password_file");
    mail.ca_file = t.text("ca_file");
    mail.must_be_encrypted = t.yes("must_be_encrypted", mail.must_be_encrypted);
    if (!mail.url.empty() && !mail::is_address(mail.from))
        t.refuse("from", "must be a mail address of the city");
}

// A secret stands in a file of its own, never in the settings.
static std::string first_line(TomlTable& t, std::string_view key) {
    const auto path = t.text(key);
    std::string line;
    if (!path.empty() && !std::getline(std::ifstream(path), line)) t.refuse(key, "cannot be read");
    return line;
}

static CitySettings read_city(TomlTable& t) {
    CitySettings city;
    city.id = t.text("id");
    city.folder = t.text("folder");
    city.database = t.text("database");
    city.hosts = t.texts("hosts", city.hosts);
    city.address = t.text("address");
    if (city.folder.empty()) t.refuse("folder", "where is the city's city.toml?");
    return city;
}

static void complete(Settings& settings) {
    for (auto& city : settings.cities) {
        const auto folder = std::filesystem::path(city.folder).lexically_normal();
        if (city.id.empty())
            city.id = (folder.has_filename() ? folder : folder.parent_path()).filename().string();
        if (city.database.empty())
            city.database = fmt::format("sqlite:{}/{}/city.db", settings.data, city.id);
        if (city.address.empty()) city.address = address_of(city, settings);
    }
}

static std::string address_of(const CitySettings& city, const Settings& settings) {
    for (const auto& host : city.hosts)
        if (host != "*") return "https://" + host;
    return fmt::format("http://127.0.0.1:{}", settings.server.port);
}

std::string to_toml(const Settings& settings) {
    const auto& s = settings.server;
    const auto& l = s.limits;
    auto out = fmt::format(
        "[server]\naddress = \"{}\"\nport = {}\nadmin_address = \"{}\"\nadmin_port = {}\n"
        "io_threads = {}\nworkers = {}\ncache_mib = {}\ntrusted_proxies = {}\naccess_log = {}\n"
        "notice_seconds = {}\nstatic_folder = \"{}\"\nlog = \"{}\"\n",
        s.address,
        s.port,
        s.admin_address,
        s.admin_port,
        s.io_threads,
        s.workers,
        s.cache_mib,
        list(s.trusted_proxies),
        s.access_log,
        s.notice_seconds,
        s.static_folder,
        settings.log == base::LogFormat::Json ? "json" : "text"
    );
    out += fmt::format(
        "\n[limits]\nheader_bytes = {}\nbody_bytes = {}\nupload_bytes = {}\nheader_seconds = {}\n"
        "body_seconds = {}\nidle_seconds = {}\nwrite_seconds = {}\ndrain_seconds = {}\nconnections "
        "= {}\nconnections_per_address = {}\n"
        "queue = {}\n",
        l.header_bytes,
        l.body_bytes,
        l.upload_bytes,
        l.header_seconds,
        l.body_seconds,
        l.idle_seconds,
        l.write_seconds,
        l.drain_seconds,
        l.connections,
        l.connections_per_address,
        l.queue
    );
    out += fmt::format(
        "\n[database]\nconnections = {}\ncache_kib = {}\n", settings.connections, settings.cache_kib
    );
    const auto& mail = settings.mail;
    out += fmt::format(
        "\n[mail]\nurl = \"{}\"\nfrom = \"{}\"\nuser = \"{}\"\nca_file = \"{}\"\n"
        "must_be_encrypted = {}\n",
        mail.url,
        mail.from,
        mail.user,
        mail.ca_file,
        mail.must_be_encrypted
    );
    for (const auto& city : settings.cities)
        out += fmt::format(
            "\n[[city]]\nid = \"{}\"\nfolder = \"{}\"\ndatabase = \"{}\"\nhosts = {}\n"
            "address = \"{}\"\n",
            city.id,
            city.folder,
            without_password(city.database),
            list(city.hosts),
            city.address
        );
    return out;
}

static std::string without_password(const std::string& url) {
    if (const auto host = url.find('@'), user = url.find("://");
        host != std::string::npos && user < host) {
        const auto secret = url.find(':', user + 3);
        return secret < host ? url.substr(0, secret) + ":***" + url.substr(host) : url;
    }
    const auto at = url.find("password=");
    if (at == std::string::npos) return url;
    const auto end = url.find_first_of(" ?&", at);
    return url.substr(0, at) + "password=***" + (end == std::string::npos ? "" : url.substr(end));
}

static std::string list(const std::vector<std::string>& texts) {
    std::string out = "[";
    for (const auto& text : texts)
        out += (out.size() > 1 ? ", \"" : "\"") + text + "\"";
    return out + "]";
}

}  // namespace program
