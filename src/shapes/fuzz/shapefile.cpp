// Any bytes as .shp and .dbf: refused or read, never a crash.
#include <cstdint>
#include <string_view>

#include "shapes/join.h"
#include "shapes/shapefile.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    (void)shapes::read_dbf(text, size % 2 == 0);
    const auto all = shapes::read_shp(text);
    if (!all) return 0;
    for (const auto& shape : *all)
        (void)shapes::closed(shape.parts);
    return 0;
}
