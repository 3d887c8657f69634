// libqrencode makes the squares, one path draws them.
#include "staff/qr.h"

#include <qrencode.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace staff {

html::Safe qr_code(std::string_view text, std::string_view label) {
    constexpr int margin = 4;  // the standard's quiet zone
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(std::string(text).c_str(), 0, QR_ECLEVEL_M), QRcode_free
    );
    if (!code) throw std::runtime_error("this text is too long for a QR code");
    html::Writer w;
    const int side = code->width + 2 * margin;
    w.raw("<svg class=\"qr\" role=\"img\" width=\"240\" height=\"240\" viewBox=\"0 0 ");
    w.attribute(side);
    w.raw(" ");
    w.attribute(side);
    w.raw("\" aria-label=\"");
    w.attribute(label);
    w.raw("\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/><path fill=\"#000\" d=\"");
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x) {
            if ((code->data[y * code->width + x] & 1) == 0) continue;
            w.raw("M");
            w.attribute(x + margin);
            w.raw(" ");
            w.attribute(y + margin);
            w.raw("h1v1h-1z");
        }
    w.raw("\"/></svg>");
    return w.take();
}

}  // namespace staff
