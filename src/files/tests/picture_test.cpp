#include "files/picture.h"

#include <doctest/doctest.h>

#include "files/files.h"
#include "support/browser.h"

// The smallest PNG: one pixel.
static const std::string one_pixel(
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9c\x63"
    "\xf8\xff\xff\xff\x7f\0\x09\xfb\x03\xfd\x05\x43\x45\xca\0\0\0\0IEND\xae\x42\x60\x82",
    70
);

TEST_CASE("a picture becomes WebP") {
    const auto picture = files::make_smaller(one_pixel, 1200);
    REQUIRE(picture);
    CHECK(picture->webp.substr(0, 4) == "RIFF");
    CHECK(picture->width == 1);
    CHECK(picture->webp.find("EXIF") == std::string::npos);
}

TEST_CASE("what is no picture is refused") {
    CHECK(!files::make_smaller("", 100));
    CHECK(!files::make_smaller("<svg onload=alert(1)>", 100));
    CHECK(!files::make_smaller(one_pixel.substr(0, 40), 100));
    CHECK(!files::make_smaller("\xff\xd8\xff broken", 100));
}

TEST_CASE("a kept picture is answered under the name of its bytes, for ever") {
    test::Browser browser({files::pages});
    const auto kept = browser.database().write([&](db::WriteTx& tx) {
        return files::keep_picture(
            browser.site(), tx, one_pixel, "photo.png", browser.clock().now()
        );
    });
    REQUIRE(kept.has_value());
    const auto answer = browser.get(kept->path());
    CHECK(answer.status == 200);
    CHECK(answer.header("Content-Type") == "image/webp");
    CHECK(answer.header("Cache-Control").find("immutable") != std::string::npos);
    CHECK(browser.get("/files/nothing.webp").status == 404);
    CHECK(browser.get("/files/..%2fcity.db").status == 400);
}

TEST_CASE("only documents of known kinds are kept, and sent as downloads") {
    test::Browser browser({files::pages});
    const auto keep = [&](std::string_view bytes, std::string_view title) {
        return browser.database().write([&](db::WriteTx& tx) {
            return files::keep_document(browser.site(), tx, bytes, title, browser.clock().now());
        });
    };
    CHECK(!keep("<script>", "page.html").has_value());
    const auto kept = keep("%PDF-1.7", "申請書.pdf");
    REQUIRE(kept.has_value());
    CHECK(browser.get(kept->path()).header("Content-Disposition").find("attachment") == 0);
}
