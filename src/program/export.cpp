// hagukumi export: every list that holds something, one file each.
#include <fmt/format.h>

#include <filesystem>
#include <iostream>

#include "program/cities.h"
#include "program/orders.h"

namespace program {

int export_files(const Settings& settings, const Program& program, const ExportOrder& order) {
    const auto chosen = choose_city(settings, order.city);
    if (!chosen) return refuse(chosen.error());
    const auto site = open_city(settings, **chosen);
    if (!site) return refuse(site.error());
    std::filesystem::create_directories(order.folder);
    bool known = order.kind.empty(), whole = true;
    for (const auto& kind : program.kinds) {
        if (!kind.each || (!order.kind.empty() && kind.name != order.kind)) continue;
        known = true;
        const auto path = std::filesystem::path(order.folder) / (kind.name + ".csv");
        const auto done = datasets::export_file(
            **site,
            kind,
            path.string(),
            {.generation = order.generation, .cp932 = order.encoding == "cp932"}
        );
        if (done.rows == 0 && order.kind.empty()) {
            std::filesystem::remove(path);
            continue;
        }
        for (const auto& line : datasets::explain(done, (*site)->city().catalogue))
            std::cout << line << '\n';
        std::cout << fmt::format("{}: rows {}", path.string(), done.rows);
        std::cout << std::endl;
        whole = whole && done.lost_characters == 0;
    }
    if (!known) return refuse(fmt::format("there is no list '{}' to export", order.kind));
    return whole ? 0 : 1;
}

}  // namespace program
