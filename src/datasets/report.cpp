// What an import says to the person at the keyboard.
#include <fmt/format.h>

#include "base/text.h"
#include "datasets/datasets.h"

namespace datasets {

std::string summary(const Report& r) {
    return fmt::format(
        "{}: rows {}, imported {}, updated {}, unchanged {}, rejected {}",
        r.file,
        r.rows,
        r.imported,
        r.updated,
        r.unchanged,
        r.rejected
    );
}

std::vector<std::string> explain(const Report& report, const texts::Catalogue& catalogue) {
    const auto say = [&](const std::string& key, texts::Arguments arguments) {
        return catalogue.text(texts::Language::Japanese, key, arguments);
    };
    std::vector<std::string> lines;
    if (!report.refusal.empty())
        lines.push_back(
            report.file + ": " +
            say(report.refusal, {{"detail", base::shorten(report.refusal_detail, 120)}})
        );
    for (const auto& [line, why] : report.rejections)
        lines.push_back(
            say(line > 0 ? "datasets.rejected_row" : "datasets.remark_of_file",
                {{"file", report.file},
                 {"line", line},
                 {"column", why.column},
                 {"value", base::shorten(base::replace_all(why.value, "\n", " "), 60)},
                 {"reason", say("datasets.reason." + why.key, {})},
                 {"advice", say("datasets.advice." + why.key, {})}})
        );
    if (const auto more = report.remarks - int(report.rejections.size()); more > 0)
        lines.push_back(say("datasets.more_rejected", {{"count", more}}));
    if (report.closed > 0) lines.push_back(say("datasets.closed", {{"count", report.closed}}));
    return lines;
}

std::vector<std::string> explain(const Exported& done, const texts::Catalogue& catalogue) {
    const auto say = [&](const std::string& key, texts::Arguments arguments) {
        return catalogue.text(texts::Language::Japanese, key, arguments);
    };
    std::vector<std::string> lines;
    for (const auto& [line, column, value, character] : done.lost)
        lines.push_back(
            say("datasets.lost_character",
                {{"file", done.file},
                 {"line", line},
                 {"column", column},
                 {"value", base::shorten(base::replace_all(value, "\n", " "), 60)},
                 {"character", character}})
        );
    if (const auto more = done.lost_characters - int(done.lost.size()); more > 0)
        lines.push_back(say("datasets.more_lost", {{"count", more}}));
    return lines;
}

}  // namespace datasets
