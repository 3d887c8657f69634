// From one end on, always to the nearest end that is left, until the nearest is where it began.
#include "shapes/join.h"

#include <algorithm>
#include <cmath>

namespace shapes {

constexpr std::size_t most_lines = 5000;  // the search below looks at all for each

static double distance(XY a, XY b) {
    return std::hypot(a.x - b.x, a.y - b.y);
}

static double length_of(const std::vector<Line>& lines);
static double widest_gap(const std::vector<Line>& lines);

std::vector<Line> closed(std::vector<Line> lines) {
    std::erase_if(lines, [](const Line& line) { return line.size() < 2; });
    if (lines.size() > most_lines) return {};
    const double gap = widest_gap(lines), whole = length_of(lines);
    std::vector<Line> rings;
    while (!lines.empty()) {
        Line ring = std::move(lines.back());
        lines.pop_back();
        for (;;) {
            auto nearest = lines.end();
            double least = distance(ring.back(), ring.front());
            for (auto line = lines.begin(); line != lines.end(); ++line) {
                const double away = std::min(
                    distance(ring.back(), line->front()), distance(ring.back(), line->back())
                );
                if (away < least) least = away, nearest = line;
            }
            if (nearest == lines.end() || least > gap) break;
            if (distance(ring.back(), nearest->back()) < distance(ring.back(), nearest->front()))
                std::reverse(nearest->begin(), nearest->end());
            ring.insert(ring.end(), nearest->begin(), nearest->end());
            lines.erase(nearest);
        }
        if (ring.size() < 4 || distance(ring.back(), ring.front()) > gap) continue;
        if (ring.back() != ring.front()) ring.push_back(ring.front());
        rings.push_back(std::move(ring));
    }
    if (length_of(rings) < 0.9 * whole) rings.clear();
    return rings;
}

static double length_of(const std::vector<Line>& lines) {
    double length = 0;
    for (const auto& line : lines)
        for (std::size_t i = 1; i < line.size(); ++i)
            length += distance(line[i - 1], line[i]);
    return length;
}

static double widest_gap(const std::vector<Line>& lines) {
    if (lines.empty()) return 0;
    XY least = lines.front().front(), most = least;
    for (const auto& line : lines)
        for (const auto& p : line) {
            least = {std::min(least.x, p.x), std::min(least.y, p.y)};
            most = {std::max(most.x, p.x), std::max(most.y, p.y)};
        }
    return distance(least, most) / 20;
}

}  // namespace shapes
