// Lines whose ends meet become rings.
#pragma once

#include <vector>

#include "shapes/shapefile.h"

namespace shapes {

// The rings; none when a tenth or more of the drawing closes with nothing: a border that leaves out
// the coast has no inside. Ends are taken to meet when they are nearer than a twentieth of the
// whole drawing: there are gaps at river mouths.
std::vector<Line> closed(std::vector<Line> lines);

}  // namespace shapes
