// A notice with the city's telephone number.
#include "html/japanese.h"

#include "html/phone.h"

namespace html {

Safe japanese_note(const View& view) {
    if (view.language == texts::Language::Japanese) return {};
    Writer w;
    w.raw("<div class=\"notice\"><p>");
    w.text(view.t("html.japanese.text"));
    const auto dial = dialable(view.contact_phone);
    if (!dial.empty()) {
        w.raw(" ");
        w.text(view.t("html.japanese.ask"));
        w.raw(" <a class=\"tel\" href=\"tel:");
        w.attribute(dial);
        w.raw("\">");
        w.text(view.contact_phone);
        w.raw("</a>");
    }
    w.raw("</p></div>");
    return w.take();
}

}  // namespace html
