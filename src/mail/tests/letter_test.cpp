// Letters: what an address is, and what a mail program gets to read.
#include <doctest/doctest.h>

#include "base/text.h"
#include "mail/mail.h"
#include "mail/message.h"

TEST_CASE("people's addresses are accepted, also the odd ones of old phone carriers") {
    for (const auto* good :
         {"a@example.jp", "haha+baby@mail.example.co.jp", "dots..and.@docomo.example.jp"})
        CHECK_MESSAGE(mail::is_address(good), good);
}

TEST_CASE("what is no address, or more than one, or carries a header line is refused") {
    for (const auto* bad :
         {"",
          "a",
          "@example.jp",
          "a@",
          "a@example",
          "a b@example.jp",
          "a@exa mple.jp",
          "a@example..jp",
          "a@-example.jp",
          "a@example.jp\r\nBcc: b@example.jp",
          "a@example.jp, b@example.jp",
          "<a@example.jp>",
          "母@example.jp"})
        CHECK_MESSAGE(!mail::is_address(bad), bad);
    CHECK_FALSE(mail::is_address(std::string(300, 'a') + "@example.jp"));
}

TEST_CASE("a long Japanese subject becomes encoded words of at most 75 characters") {
    const auto header = mail::header_text(
        "こもれび市の子育てポータルに入るためのリンクをお送りします（30分のあいだ使えます）"
    );
    for (const auto line : base::split(std::string_view(header), '\n'))
        CHECK(base::trim(line).size() <= 75);
    CHECK(mail::header_text("plain words") == "plain words");
}

TEST_CASE("a letter is readable as text and as HTML, and says how to end such letters") {
    const mail::Letter letter{
        .to = "a@example.jp",
        .subject = "お知らせ",
        .paragraphs = {"こんにちは <b>"},
        .action = "ひらく",
        .address = "https://kosodate.example/my",
        .unsubscribe = "https://kosodate.example/u/1"};
    const auto message = mail::message_of(letter, {"市", "city@example.jp"}, "1@x", {});
    CHECK(base::contains(message, "To: <a@example.jp>\r\n"));
    CHECK(base::contains(message, "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n"));
    CHECK(base::contains(message, "Content-Type: text/plain; charset=utf-8"));
    CHECK(base::contains(message, "Content-Type: text/html; charset=utf-8"));
    CHECK(base::contains(message, "Date: Thu, 01 Jan 1970 00:00:00 +0000\r\n"));
    for (const auto line : base::split(std::string_view(message), '\n'))
        CHECK(line.size() <= 998);
}
