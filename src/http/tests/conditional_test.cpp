#include "http/conditional.h"

#include <doctest/doctest.h>

#include "http/compress.h"
#include "http/proxy.h"

TEST_CASE("dates of HTTP are written and read in one form only") {
    CHECK(http::date_text(784111777) == "Sun, 06 Nov 1994 08:49:37 GMT");
    CHECK(http::date_from("Sun, 06 Nov 1994 08:49:37 GMT") == 784111777);
    for (const char* text :
         {"",
          "Sunday, 06-Nov-94 08:49:37 GMT",
          "Sun Nov  6 08:49:37 1994",
          "Mon, 06 Nov 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 08:49:37 UTC",
          "Sun, 31 Feb 1994 08:49:37 GMT",
          "Sun, 06 Nov 1994 25:49:37 GMT"})
        CHECK(!http::date_from(text));
}

TEST_CASE("a browser takes the best coding it names, and none it refuses") {
    using http::Coding;
    CHECK(http::choose_coding("gzip, deflate, br", true, true) == Coding::Brotli);
    CHECK(http::choose_coding("gzip, deflate, br", true, false) == Coding::Gzip);
    CHECK(http::choose_coding("gzip;q=0, br;q=0.0", true, true) == Coding::Identity);
    CHECK(http::choose_coding("GZIP ; q=1", true, true) == Coding::Gzip);
    CHECK(http::choose_coding("xgzip, bro", true, true) == Coding::Identity);
    CHECK(http::choose_coding("", true, true) == Coding::Identity);
}

TEST_CASE("the asker is the last address that is not one of our proxies") {
    const http::TrustedProxies none({});
    CHECK(none.resolve("9.9.9.9", "1.1.1.1", "https").address == "9.9.9.9");
    CHECK(!none.resolve("9.9.9.9", "1.1.1.1", "https").secure);
    const http::TrustedProxies ours({"10.0.0.0/8", "2001:db8::/32", "192.0.2.7"});
    CHECK(ours.resolve("10.1.1.1", "", "http").address == "10.1.1.1");
    CHECK(ours.resolve("10.1.1.1", "1.1.1.1, 8.8.8.8", "https").address == "8.8.8.8");
    CHECK(ours.resolve("10.1.1.1", "8.8.8.8, 10.2.2.2, 2001:db8::5", "").address == "8.8.8.8");
    CHECK(ours.resolve("192.0.2.7", "nonsense", "").address == "192.0.2.7");
    CHECK(ours.resolve("192.0.2.8", "8.8.8.8", "").address == "192.0.2.8");
    CHECK_THROWS(http::TrustedProxies({"10.0.0.0/33"}));
    CHECK_THROWS(http::TrustedProxies({"somewhere"}));
}
