// The command line: hagukumi serve | import | export | config | backup | restore | invite |
// verify-audit.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <iostream>
#include <optional>

#include "program/orders.h"

namespace program {

namespace {

// Everything the command line may say.
struct Words {
    std::string data = "var";
    std::optional<int> port;
    std::string city, file, city_from, match;
    ImportOrder import;
    ExportOrder export_;
    InviteOrder invite;
};

}  // namespace

static void describe_serve(CLI::App& app, Words& words);
static void describe_import(CLI::App& app, Words& words);
static void describe_export(CLI::App& app, Words& words);
static void describe_copies(CLI::App& app, Words& words);
static void describe_people(CLI::App& app, Words& words);
static int carry_out(const CLI::App& app, Words& words, const Program& program);

int run(int argc, char** argv, const Program& program) {
    CLI::App app{"hagukumi: the childcare information system of a municipality"};
    Words words;
    app.require_subcommand(1);
    app.fallthrough();
    app.add_option("--data", words.data, "folder of settings and databases")->capture_default_str();
    describe_serve(app, words);
    describe_import(app, words);
    describe_export(app, words);
    describe_copies(app, words);
    describe_people(app, words);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return carry_out(app, words, program);
}

static int carry_out(const CLI::App& app, Words& words, const Program& program) {
    auto settings = read_settings(words.data, words.port);
    if (!settings) return refuse(settings.error());
    base::log_as(settings->log);
    if (app.got_subcommand("serve")) return serve(*settings, program);
    if (app.got_subcommand("import")) {
        if (!words.city_from.empty())
            return found_city(*settings, program, words.city_from, words.match);
        return import_files(*settings, program, words.import);
    }
    if (app.got_subcommand("export")) return export_files(*settings, program, words.export_);
    if (app.got_subcommand("backup")) return backup(*settings, words.city, words.file);
    if (app.got_subcommand("restore")) return restore(*settings, words.city, words.file);
    if (app.got_subcommand("invite")) return invite_staff(*settings, words.invite);
    if (app.got_subcommand("verify-audit")) return verify_audit(*settings, words.city);
    std::cout << to_toml(*settings);
    return 0;
}

static void describe_serve(CLI::App& app, Words& words) {
    auto* serve = app.add_subcommand("serve", "answer requests until Ctrl-C");
    serve->add_option("--port", words.port, "port to listen on")->check(CLI::Range(0, 65535));
    app.add_subcommand("config", "print the settings in effect");
}

static void describe_import(CLI::App& app, Words& words) {
    auto* import = app.add_subcommand("import", "read open data into a city");
    import->add_option("--city", words.import.city, "which city, when there are several");
    import->add_option("--kind", words.import.kind, "kind of the list; else recognised by headers");
    import->add_option(
        "--source", words.import.source, "name of the list this is a newer version of"
    );
    import->add_option(
        "--anchor", words.import.anchor, "the data was written as if this were today"
    );
    import->add_flag("--dry-run", words.import.dry_run, "report only, keep nothing");
    import->add_option("--city-from", words.city_from, "open a city from the data in this folder");
    import->add_option(
        "--match", words.match, "with --city-from: only files whose path has this in it"
    );
    import->add_option("files", words.import.files, "CSV, TSV, XLSX or JSON Lines");
}

static void describe_export(CLI::App& app, Words& words) {
    auto* out = app.add_subcommand("export", "write the standard datasets of a city");
    out->add_option("--city", words.export_.city, "which city, when there are several");
    out->add_option("--kind", words.export_.kind, "one list; else all");
    out->add_option("--folder", words.export_.folder, "where to write")->capture_default_str();
    out->add_option("--encoding", words.export_.encoding, "utf-8 (with BOM) or cp932")
        ->check(CLI::IsMember({"utf-8", "cp932"}))
        ->capture_default_str();
    out->add_option(
           "--generation", words.export_.generation, "layout: 1 = 推奨データセット, 2 = 標準"
    )
        ->check(CLI::Range(1, 2))
        ->capture_default_str();
}

static void describe_copies(CLI::App& app, Words& words) {
    for (const auto& [name, what] :
         {std::pair{"backup", "copy a city's database while it runs"},
          std::pair{"restore", "put a backup in the place of a city's database"}}) {
        auto* command = app.add_subcommand(name, what);
        command->add_option("--city", words.city, "which city, when there are several");
        command->add_option("file", words.file, "the copy")->required();
    }
}

static void describe_people(CLI::App& app, Words& words) {
    auto* invite = app.add_subcommand("invite", "invite somebody into a city's office");
    invite->add_option("--city", words.invite.city, "which city, when there are several");
    invite->add_option("--name", words.invite.name, "as colleagues know them")->required();
    invite->add_option("--mail", words.invite.mail, "mail address")->required();
    invite->add_option("--department", words.invite.department, "担当課, or the organisation");
    invite->add_option("--role", words.invite.role, "manager, department, npo, facility, …")
        ->capture_default_str();
    auto* verify = app.add_subcommand("verify-audit", "prove that the audit record is unbroken");
    verify->add_option("--city", words.city, "which city, when there are several");
}

int refuse(const std::string& why) {
    std::cerr << "hagukumi: " << why << '\n';
    return 2;
}

}  // namespace program
