// hagukumi import: every file reports in one line; what was rejected is explained before it.
#include <fmt/format.h>
#include <unistd.h>

#include <iostream>

#include "base/clock.h"
#include "program/cities.h"
#include "program/orders.h"

namespace program {

static void show_progress(const std::string& file, int rows);
static int shift_of(const std::string& anchor, base::Date today);
static int status_of(int useful, int rejected);

int import_files(const Settings& settings, const Program& program, const ImportOrder& order) {
    if (order.files.empty()) return refuse("which files? hagukumi import FILE…");
    const auto chosen = choose_city(settings, order.city);
    if (!chosen) return refuse(chosen.error());
    const auto site = open_city(settings, **chosen);
    if (!site) return refuse(site.error());
    const auto now = base::SystemClock().now();
    const auto anchor = base::Date::from_iso(order.anchor);
    if (!order.anchor.empty() && !anchor) return refuse("--anchor must be a day like 2026-11-23");
    int useful = 0;
    int rejected = 0;
    for (const auto& file : order.files) {
        datasets::Options options{
            .kind = order.kind, .source = order.source, .dry_run = order.dry_run};
        options.shift_days = shift_of(order.anchor, now.date());
        options.progress = [&](int rows) { show_progress(file, rows); };
        const auto report = datasets::import_file(**site, program.kinds, file, options, now);
        if (isatty(STDERR_FILENO)) std::cerr << "\r\x1b[K";
        for (const auto& line : datasets::explain(report, (*site)->city().catalogue))
            std::cout << line << '\n';
        std::cout << datasets::summary(report) << std::endl;
        useful += report.rows - report.rejected;
        rejected += report.rejected + !report.refusal.empty();
    }
    return status_of(useful, rejected);
}

static int status_of(int useful, int rejected) {
    if (rejected == 0) return 0;
    return useful > 0 ? 1 : 2;
}

// Whole weeks, so that a Saturday stays a Saturday.
static int shift_of(const std::string& anchor, base::Date today) {
    const auto day = base::Date::from_iso(anchor);
    if (!day) return 0;
    const auto monday = [](base::Date date) { return date - (int(date.weekday()) + 6) % 7; };
    return monday(today) - monday(*day);
}

static void show_progress(const std::string& file, int rows) {
    if (isatty(STDERR_FILENO)) std::cerr << fmt::format("\r{}: {} rows", file, rows) << std::flush;
}

}  // namespace program
