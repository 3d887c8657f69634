// To ten metres, or to a tenth of a kilometre: more would be said than is known.
#include "html/distance.h"

#include <fmt/format.h>

#include <cmath>

namespace html {

std::string distance_text(const View& view, double metres) {
    if (metres < 950)
        return view.t("html.distance.metres", {{"metres", int(std::lround(metres / 10) * 10)}});
    auto kilometres = fmt::format("{:.1f}", metres / 1000);
    if (kilometres.ends_with(".0")) kilometres.resize(kilometres.size() - 2);
    return view.t("html.distance.kilometres", {{"kilometres", kilometres}});
}

}  // namespace html
