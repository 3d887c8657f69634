// hagukumi import: every file reports in one line; what was rejected is explained before it.
#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "base/clock.h"
#include "program/cities.h"
#include "program/orders.h"

namespace program {

static Settings patient(Settings settings);
static void bring_up_to_date(web::Site& site, const Program& program);
static void show_progress(const std::string& file, int rows);

int import_files(const Settings& settings, const Program& program, const ImportOrder& order) {
    if (order.files.empty()) return refuse("which files? hagukumi import FILE…");
    const auto anchor = base::Date::from_iso(order.anchor);
    if (!order.anchor.empty() && !anchor) return refuse("--anchor must be a day like 2026-11-23");
    const auto chosen = choose_city(settings, order.city);
    if (!chosen) return refuse(chosen.error());
    const auto site = open_city(patient(settings), **chosen);
    if (!site) return refuse(site.error());
    const auto now = base::SystemClock().now();
    datasets::Options options{.kind = order.kind, .source = order.source, .dry_run = order.dry_run};
    if (anchor) options.shift_days = weeks_between(*anchor, now.date());
    int useful = 0;
    int rejected = 0;
    for (const auto& file : order.files) {
        const auto report = import_one(**site, program, file, options, now);
        useful += report.rows - report.rejected;
        rejected += report.rejected + !report.refusal.empty();
    }
    if (program.keep_fresh && !order.dry_run) bring_up_to_date(**site, program);
    if (rejected == 0) return 0;
    return useful > 0 ? 1 : 2;
}

datasets::Report import_one(
    web::Site& site,
    const Program& program,
    const std::string& file,
    datasets::Options options,
    base::Moment now
) {
    const bool watched = isatty(STDERR_FILENO);
    if (watched) options.progress = [&](int rows) { show_progress(file, rows); };
    const auto report = datasets::import_file(site, program.kinds, file, options, now);
    if (watched) std::cerr << "\r\x1b[K";
    if (report.refusal.empty())
        std::cout << site.city().catalogue.text(
                         texts::Language::Japanese,
                         "datasets.read_as",
                         {{"file", report.file}, {"kind", report.kind}, {"format", report.format}}
                     )
                  << '\n';
    for (const auto& line : datasets::explain(report, site.city().catalogue))
        std::cout << line << '\n';
    std::cout << datasets::summary(report) << std::endl;
    return report;
}

int weeks_between(base::Date anchor, base::Date today) {
    const auto monday = [](base::Date date) { return date - (int(date.weekday()) + 6) % 7; };
    return monday(today) - monday(anchor);
}

// Two imports at once (by hand, by cron) both succeed: the second one waits for its turn.
static Settings patient(Settings settings) {
    settings.wait_seconds = 600;
    return settings;
}

static void bring_up_to_date(web::Site& site, const Program& program) {
    const bool watched = isatty(STDERR_FILENO);
    if (watched) std::cerr << "search index …" << std::flush;
    program.keep_fresh(site);
    if (watched) std::cerr << "\r\x1b[K";
}

static void show_progress(const std::string& file, int rows) {
    std::cerr << fmt::format("\r{}: {} rows", file, rows) << std::flush;
}

}  // namespace program
