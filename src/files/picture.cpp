// libvips decodes only as much as a small picture needs, and is told not to trust what it reads.
#include "files/picture.h"

#include <vips/vips.h>

#include <memory>
#include <mutex>

namespace files {

constexpr double most_pixels = 60e6;

struct Unref {
    void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

static void start_vips();
static bool is_picture(std::string_view bytes);
static std::string without_metadata(std::string_view webp);

std::optional<Picture> make_smaller(std::string_view bytes, int width) {
    start_vips();
    if (!is_picture(bytes)) return {};
    auto* data = const_cast<char*>(bytes.data());  // vips only reads it
    const Image header(vips_image_new_from_buffer(data, bytes.size(), "", nullptr));
    if (!header) return {};
    if (double(vips_image_get_width(header.get())) * vips_image_get_height(header.get()) >
        most_pixels)
        return {};
    VipsImage* thumbnail = nullptr;
    if (vips_thumbnail_buffer(
            data,
            bytes.size(),
            &thumbnail,
            width,
            "size",
            VIPS_SIZE_DOWN,
            "height",
            4 * width,
            "fail_on",
            VIPS_FAIL_ON_TRUNCATED,
            nullptr
        ) != 0)
        return {};
    const Image small(thumbnail);
    void* out = nullptr;
    std::size_t size = 0;
    if (vips_webpsave_buffer(small.get(), &out, &size, "Q", 80, "strip", TRUE, nullptr) != 0)
        return {};
    Picture picture{
        without_metadata({static_cast<char*>(out), size}),
        vips_image_get_width(small.get()),
        vips_image_get_height(small.get())};
    g_free(out);
    return picture;
}

static void start_vips() {
    static std::once_flag once;
    std::call_once(once, [] {
        vips_init("hagukumi");
        vips_concurrency_set(1);
        vips_cache_set_max(0);
    });
}

// Only the formats that cameras and phones write; the other decoders of libvips stay unused.
static bool is_picture(std::string_view bytes) {
    return bytes.starts_with("\xff\xd8\xff") || bytes.starts_with("\x89PNG\r\n\x1a\n") ||
           bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a") ||
           (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP"));
}

// libvips writes an EXIF chunk of its own even when told to strip. A WebP file is a RIFF of chunks:
// name, size (little endian), bytes, padded to even; VP8X says in its first byte which kinds
// follow.
static std::string without_metadata(std::string_view webp) {
    std::string out(webp.substr(0, 12));
    for (std::size_t at = 12; at + 8 <= webp.size();) {
        std::size_t size = 0;
        for (std::size_t i = 0; i < 4; ++i)
            size |= std::size_t(static_cast<unsigned char>(webp[at + 4 + i])) << (8 * i);
        const auto name = webp.substr(at, 4);
        const auto chunk = webp.substr(at, 8 + size + size % 2);
        if (name != "EXIF" && name != "XMP ") out += chunk;
        if (name == "VP8X") out[out.size() - chunk.size() + 8] &= char(~0x0C);
        at += chunk.size();
    }
    for (std::size_t i = 0; i < 4; ++i)
        out[4 + i] = char((out.size() - 8) >> (8 * i) & 0xFF);
    return out;
}

}  // namespace files
