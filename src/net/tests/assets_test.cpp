#include "net/assets.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "html/view.h"

TEST_CASE("assets are kept for ever under a name that changes with them") {
    const auto folder = std::filesystem::temp_directory_path() / "hagukumi-assets-test";
    std::filesystem::create_directories(folder);
    const auto write = [&](const char* name, const char* content) {
        std::ofstream(folder / name) << content;
    };
    write("manifest.json", R"({"x.css": "/assets/x.0a1b.css", "sw.js": "/sw.js"})");
    write("x.0a1b.css", "a { color: red }");
    write("x.0a1b.css.br", "(brotli)");
    write("sw.js", "self");
    const net::Assets assets(folder.string());
    const auto* css = assets.find("/assets/x.0a1b.css");
    REQUIRE(css);
    CHECK((*css)->identity.head.find("immutable") != std::string::npos);
    CHECK((*css)->identity.head.find("text/css") != std::string::npos);
    CHECK((*css)->choose("br").body == "(brotli)");
    CHECK((*css)->choose("").body == "a { color: red }");
    REQUIRE(assets.find("/sw.js"));
    CHECK((*assets.find("/sw.js"))->identity.head.find("must-revalidate") != std::string::npos);
    CHECK(!assets.find("/assets/manifest.json"));
    const texts::Catalogue catalogue;
    CHECK(html::View{.catalogue = catalogue}.asset("x.css") == "/assets/x.0a1b.css");
    std::filesystem::remove(folder / "sw.js");
    CHECK_THROWS(net::Assets(folder.string()));
}
