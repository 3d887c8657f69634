#include "base/log.h"

#include <doctest/doctest.h>

TEST_CASE("nobody can write a line of the log") {
    CHECK(base::log_value("/articles/42") == "/articles/42");
    CHECK(base::log_value("/記事") == "/記事");
    CHECK(base::log_value("") == "\"\"");
    CHECK(base::log_value("a\n2026-11-24 error") == "\"a\\n2026-11-24 error\"");
    CHECK(base::log_value("a\r\x1b[2J") == "\"a\\u000d\\u001b[2J\"");
    CHECK(base::log_value("x status=200") == "\"x status=200\"");
}
