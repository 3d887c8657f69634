// Pictures through libvips (its headers stay in picture.cpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace files {

struct Picture {
    std::string webp;
    int width, height;
};

// Nothing when the bytes are no picture that we take, damaged, or larger than 60 megapixels.
std::optional<Picture> make_smaller(std::string_view bytes, int width);

}  // namespace files
