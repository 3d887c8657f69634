// Every number is looked at before it is believed: a file may be cut off, or made to harm.
#include "shapes/shapefile.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "base/text.h"
#include "tables/encoding.h"

namespace shapes {

namespace {

// Numbers at places in bytes; what lies outside is 0 and remembered.
class Bytes {
  public:
    explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
    std::uint32_t big(std::size_t at) const {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i)
            value = value << 8 | byte(at + i);
        return value;
    }
    std::uint32_t little(std::size_t at, std::size_t length = 4) const {
        std::uint32_t value = 0;
        for (std::size_t i = length; i-- > 0;)
            value = value << 8 | byte(at + i);
        return value;
    }
    double real(std::size_t at) const {
        std::uint64_t bits = little(at + 4);
        bits = bits << 32 | little(at);
        double value = 0;
        std::memcpy(&value, &bits, sizeof value);
        return value;
    }
    std::uint8_t byte(std::size_t at) const {
        return at < bytes_.size() ? static_cast<std::uint8_t>(bytes_[at]) : 0;
    }
    std::size_t size() const { return bytes_.size(); }

  private:
    std::string_view bytes_;
};

}  // namespace

static bool read_shape(const Bytes& content, Shape& shape);
static bool read_parts(const Bytes& content, Shape& shape);
static bool add_points(const Bytes& content, std::size_t at, std::size_t count, Line& line);

base::Result<std::vector<Shape>, std::string> read_shp(std::string_view bytes) {
    constexpr std::uint32_t signature = 9994;
    constexpr std::size_t header = 100;
    if (bytes.size() < header || Bytes(bytes).big(0) != signature)
        return base::refuse(std::string("is not a Shapefile"));
    std::vector<Shape> shapes;
    for (std::size_t at = header; at + 12 <= bytes.size();) {
        const std::size_t length = std::size_t(Bytes(bytes).big(at + 4)) * 2;
        at += 8;
        if (length < 4 || length > bytes.size() - at)
            return base::refuse(std::string("is cut off"));
        Shape shape;
        if (!read_shape(Bytes(bytes.substr(at, length)), shape))
            return base::refuse(std::string("is damaged"));
        shapes.push_back(std::move(shape));
        at += length;
    }
    return shapes;
}

// 1, 3, 5, 8 are points, lines, areas, many points; 10 and 20 more: the same with height, measure.
static bool read_shape(const Bytes& content, Shape& shape) {
    switch (content.little(0) % 10) {
        case 1:
            shape.kind = Shape::Kind::Points;
            return add_points(content, 4, 1, shape.parts.emplace_back());
        case 8:
            shape.kind = Shape::Kind::Points;
            return add_points(content, 40, content.little(36), shape.parts.emplace_back());
        case 3:
            shape.kind = Shape::Kind::Lines;
            return read_parts(content, shape);
        case 5:
            shape.kind = Shape::Kind::Areas;
            return read_parts(content, shape);
        default:
            return true;  // no shape, or a surface: nothing to draw
    }
}

static bool read_parts(const Bytes& content, Shape& shape) {
    const std::size_t parts = content.little(36), points = content.little(40);
    if (parts > content.size() / 4 || points > content.size() / 16) return false;
    const auto first = 44 + 4 * parts;
    for (std::size_t i = 0; i < parts; ++i) {
        const std::size_t begin = content.little(44 + 4 * i);
        const std::size_t end = i + 1 < parts ? content.little(48 + 4 * i) : points;
        if (begin > end || end > points) return false;
        if (!add_points(content, first + 16 * begin, end - begin, shape.parts.emplace_back()))
            return false;
    }
    return true;
}

static bool add_points(const Bytes& content, std::size_t at, std::size_t count, Line& line) {
    if (count > content.size() / 16 || at + 16 * count > content.size()) return false;
    for (std::size_t i = 0; i < count; ++i) {
        const XY point{content.real(at + 16 * i), content.real(at + 16 * i + 8)};
        if (!std::isfinite(point.x) || !std::isfinite(point.y)) return false;
        line.push_back(point);
    }
    return true;
}

static std::string to_utf8(std::string_view bytes, bool utf8) {
    if (utf8) return base::repair_utf8(bytes);
    std::string text;
    tables::Decoder decoder(tables::Charset::Cp932);
    return decoder.decode(bytes, true, text) ? text : "";
}

std::vector<Properties> read_dbf(std::string_view text, bool utf8) {
    struct Column {
        std::string name;
        std::size_t at, length;
    };
    const Bytes bytes(text);
    const std::size_t records = bytes.little(4), header = bytes.little(8, 2);
    const std::size_t length = bytes.little(10, 2);
    std::vector<Column> columns;
    std::size_t offset = 1;  // after the mark of deleted records
    for (std::size_t at = 32; at + 32 <= std::min(header, text.size()); at += 32) {
        if (bytes.byte(at) == 0x0D) break;
        const auto name = text.substr(at, 11);
        const std::size_t width = bytes.byte(at + 16);
        if (bytes.byte(at + 11) == 'C')
            columns.push_back({to_utf8(name.substr(0, name.find('\0')), utf8), offset, width});
        offset += width;
    }
    std::vector<Properties> all;
    for (std::size_t i = 0; i < records && length > 0; ++i) {
        const auto begin = header + i * length;
        if (begin + length > text.size()) break;
        auto& properties = all.emplace_back();
        for (const auto& [name, at, width] : columns)
            if (at + width <= length)
                properties.emplace_back(
                    name, base::trim(to_utf8(base::trim(text.substr(begin + at, width)), utf8))
                );
    }
    return all;
}

}  // namespace shapes
