#include "web/form.h"

#include <doctest/doctest.h>

#include "web/response.h"

static const char* multipart = "multipart/form-data; boundary=X";

TEST_CASE("a form is read as the browser sent it") {
    web::Request request;
    CHECK(web::read_form(
        "application/x-www-form-urlencoded; charset=utf-8", "a=1&b=%E5%AD%90+", request
    ));
    CHECK(request.form.text("b") == "子");
    web::Request upload;
    CHECK(web::read_form(
        multipart,
        "--X\r\nContent-Disposition: form-data; name=\"t\"\r\n\r\nline\r\nline\r\n"
        "--X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"\u5b50%22.png\"\r\n"
        "Content-Type: image/png\r\n\r\n\x89PNG\r\n--Y\r\n--X--\r\n",
        upload
    ));
    CHECK(upload.form.first("t") == "line\r\nline");
    REQUIRE(upload.uploads.size() == 1);
    CHECK(upload.uploads[0].filename == "子\".png");
    CHECK(upload.uploads[0].type == "image/png");
    CHECK(upload.uploads[0].bytes == "\x89PNG\r\n--Y");
}

TEST_CASE("a form that is not what it says is refused") {
    const std::string part = "--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n";
    for (const auto& body :
         {std::string(""),
          part,
          part + "--X",
          "x" + part + "--X--",
          std::string("--X\r\n\r\nb\r\n--X--"),
          std::string("--X\r\nContent-Disposition: form-data\r\n\r\nb\r\n--X--"),
          std::string("--X\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xff\r\n--X--")}) {
        CAPTURE(body);
        web::Request request;
        CHECK(!web::read_form(multipart, body, request));
    }
    web::Request request;
    CHECK(!web::read_form("application/x-www-form-urlencoded", "a=%zz", request));
    CHECK(!web::read_form("multipart/form-data", part + "--X--", request));
}

TEST_CASE("a header cannot be split, and a redirect stays here") {
    web::Response response;
    CHECK_THROWS(response.set("Location", "/a\r\nSet-Cookie: x=y"));
    CHECK_THROWS(response.set("X", std::string("a\0b", 3)));
    const web::Request request;
    CHECK_THROWS(web::see_other(request, "//evil.example"));
    CHECK_THROWS(web::see_other(request, "https://evil.example"));
}
