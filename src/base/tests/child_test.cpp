#include "base/child.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "base/file.h"

TEST_CASE("another program is run without a shell, and its words come back") {
    CHECK(base::run_child({"echo", "a; echo $B"}, {}).value() == "a; echo $B\n");
    CHECK(base::run_child({"sh", "-c", "echo $HAGUKUMI"}, {"HAGUKUMI=児童"}).value() == "児童\n");
    CHECK(base::run_child({"sh", "-c", "echo no >&2; exit 3"}, {}).error() == "sh failed: no\n");
    CHECK(base::run_child({"no-such-program"}, {}).error() == "no-such-program is not installed");
}

TEST_CASE("a file is published whole or not at all") {
    const auto path = std::filesystem::temp_directory_path() / "hagukumi_publish_test";
    std::ofstream(path.string() + ".part") << "new";
    std::ofstream(path) << "old";
    CHECK(!base::publish_file(path.string() + ".part", path));
    CHECK(std::filesystem::file_size(path) == 3);
    CHECK(!std::filesystem::exists(path.string() + ".part"));
    CHECK(
        base::publish_file(path.string() + ".part", path) == std::errc::no_such_file_or_directory
    );
    CHECK(std::filesystem::exists(path));
    std::filesystem::remove(path);
}
