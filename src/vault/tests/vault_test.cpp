// What rests sealed is unreadable without the key, and tampering is noticed.
#include "vault/vault.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "support/database.h"

TEST_CASE("what was sealed opens again, and twice the same text looks different") {
    const test::Folder folder;
    const vault::Vault vault(folder.path("secret.key"));
    const auto once = vault.seal("ひまわり", "child.nickname");
    CHECK(vault.open(once, "child.nickname") == "ひまわり");
    CHECK(once != vault.seal("ひまわり", "child.nickname"));
    CHECK(once.find("ひまわり") == std::string::npos);
    CHECK(vault.open(vault.seal("", "child.nickname"), "child.nickname").empty());
}

TEST_CASE("a sealed text opens under no other use, no other key and no altered letter") {
    const test::Folder folder;
    const vault::Vault vault(folder.path("secret.key")), other(folder.path("other.key"));
    auto sealed = vault.seal("a@example.jp", "account.mail");
    CHECK_THROWS_AS(vault.open(sealed, "letter.to"), std::runtime_error);
    CHECK_THROWS_AS(other.open(sealed, "account.mail"), std::runtime_error);
    sealed[sealed.size() / 2] = sealed[sealed.size() / 2] == 'A' ? 'B' : 'A';
    CHECK_THROWS_AS(vault.open(sealed, "account.mail"), std::runtime_error);
    CHECK_THROWS_AS(vault.open("", "account.mail"), std::runtime_error);
    CHECK_THROWS_AS(vault.open("not base64 !", "account.mail"), std::runtime_error);
}

TEST_CASE("the key outlives the process, is for its owner only, and is found by prints") {
    const test::Folder folder;
    const auto file = folder.path("city/secret.key");
    const auto sealed = vault::Vault(file).seal("a@example.jp", "account.mail");
    const vault::Vault again(file);
    CHECK(again.open(sealed, "account.mail") == "a@example.jp");
    CHECK(again.print("a", "account.mail") == vault::Vault(file).print("a", "account.mail"));
    CHECK(again.print("a", "account.mail") != again.print("a", "letter.to"));
    using std::filesystem::perms;
    CHECK(std::filesystem::status(file).permissions() == (perms::owner_read | perms::owner_write));
}

TEST_CASE("a key file that holds something else is refused, not replaced") {
    const test::Folder folder;
    std::ofstream(folder.path("secret.key")) << "hello\n";
    CHECK_THROWS_AS(vault::Vault(folder.path("secret.key")), std::runtime_error);
    std::string text;
    std::ifstream(folder.path("secret.key")) >> text;
    CHECK(text == "hello");
}

TEST_CASE("no two tokens are the same, and a kept hash says nothing of its token") {
    const auto token = vault::new_token();
    CHECK(token.size() == 43);
    CHECK(token != vault::new_token());
    CHECK(vault::hash_of(token) == vault::hash_of(token));
    CHECK(vault::hash_of(token).find(token.substr(0, 8)) == std::string::npos);
}
