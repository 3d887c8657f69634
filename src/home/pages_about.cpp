// Pages about the site. A city may write its own: <city folder>/pages/about.md (about.en.md…);
// without one the built-in text is shown, filled with the city's name and telephone number.
#include <fstream>
#include <sstream>

#include "home/about.html.h"
#include "home/doors.h"
#include "html/markdown.h"
#include "web/router.h"
#include "web/site.h"

namespace home {

static std::string own_text(const web::Request& request, const std::string& name);
static std::string built_in_text(const web::Request& request, const std::string& name);

static web::Response show_text(const web::Request& request, const std::string& name) {
    const auto view = request.view();
    auto markdown = own_text(request, name);
    if (markdown.empty()) markdown = built_in_text(request, name);
    const auto prefix = view.prefixed ? texts::prefix(view.language) : std::string_view();
    auto rendered = html::render_markdown(markdown, prefix);
    web::Page page{.title = view.t("home." + name + ".title")};
    page.body = page::about(view, page.title, rendered.body);
    page.description = base::shorten(rendered.plain, 100);
    page.crumbs = {{page.title, ""}};
    return web::page(request, page);
}

web::Response show_about(const web::Request& request) {
    return show_text(request, "about");
}
web::Response show_accessibility(const web::Request& request) {
    return show_text(request, "accessibility");
}
web::Response show_privacy(const web::Request& request) {
    return show_text(request, "privacy");
}
web::Response show_licenses(const web::Request& request) {
    return show_text(request, "licenses");
}

static std::string own_text(const web::Request& request, const std::string& name) {
    const auto folder = request.site->city().folder + "/pages/" + name;
    const auto code = std::string(texts::code(request.language));
    for (const auto& file : {folder + "." + code + ".md", folder + ".md"}) {
        std::ifstream stream(file, std::ios::binary);
        if (!stream) continue;
        std::ostringstream text;
        text << stream.rdbuf();
        return text.str();
    }
    return "";
}

// Who draws the map learns who looks at it: said only where that is another host.
static std::string map_note(const html::View& view, const city::Map& map) {
    constexpr std::string_view scheme = "https://";
    if (!map.url.starts_with(scheme)) return {};
    const auto host =
        map.url.substr(scheme.size(), map.url.find('/', scheme.size()) - scheme.size());
    return "- " + view.t("home.privacy.map", {{"host", host}}) + "\n";
}

static std::string built_in_text(const web::Request& request, const std::string& name) {
    const auto& city = request.site->city();
    const auto view = request.view();
    return view.t(
        "home." + name + ".body",
        {{"city", view.city_name},
         {"map", map_note(view, city.map)},
         {"department", city.contact_department},
         {"phone", city.contact_phone},
         {"licence", city.licence},
         {"about", city.about}}
    );
}

}  // namespace home
