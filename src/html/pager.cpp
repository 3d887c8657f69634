// First, last and the neighbours of the current page; a gap is one ….
#include "html/pager.h"

namespace html {

static void write_link(
    Writer& w, const std::string& address, const std::string& text, std::string_view rel
);
static void write_number(Writer& w, const std::string& address, int number, bool current);

Safe pager(const View& view, const std::function<std::string(int)>& address, int page, int pages) {
    if (pages <= 1) return {};
    Writer w;
    w.raw("<nav class=\"pager\" aria-label=\"");
    w.attribute(view.t("html.pager.label"));
    w.raw("\"><ul>");
    if (page > 1) write_link(w, address(page - 1), view.t("html.pager.previous"), "prev");
    int last = 0;
    for (int number = 1; number <= pages; ++number) {
        const bool near = number >= page - 1 && number <= page + 1;
        if (number != 1 && number != pages && !near) continue;
        if (number > last + 1) w.raw("<li><span aria-hidden=\"true\">…</span></li>");
        write_number(w, address(number), number, number == page);
        last = number;
    }
    if (page < pages) write_link(w, address(page + 1), view.t("html.pager.next"), "next");
    w.raw("</ul></nav>");
    return w.take();
}

static void write_link(
    Writer& w, const std::string& address, const std::string& text, std::string_view rel
) {
    w.raw("<li><a rel=\"");
    w.raw(rel);
    w.raw("\" href=\"");
    w.url(address);
    w.raw("\">");
    w.text(text);
    w.raw("</a></li>");
}

static void write_number(Writer& w, const std::string& address, int number, bool current) {
    w.raw("<li><a href=\"");
    w.url(address);
    w.raw(current ? "\" aria-current=\"page\">" : "\">");
    w.text(number);
    w.raw("</a></li>");
}

}  // namespace html
