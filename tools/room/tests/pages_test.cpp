#include <doctest/doctest.h>

#include "@rooms@/@rooms@.h"
#include "db/db.h"
#include "support/browser.h"

TEST_CASE("an empty list says so") {
    test::Browser browser({@rooms@::pages});
    const auto answer = browser.get("/en/@rooms@");
    CHECK(answer.status == 200);
    CHECK(answer.contains("Nothing here yet."));
}

TEST_CASE("what was added is on the list at once") {
    test::Browser browser({@rooms@::pages});
    browser.database().write([&](db::WriteTx& tx) {
        @rooms@::add(tx, "<First>", browser.clock().now());
    });
    CHECK(browser.get("/@rooms@").texts_of("main li") == std::vector<std::string>{"<First>"});
}
