// Browser: asks a room's pages in process, without sockets, over the same road as the server takes:
//
//   test::Browser browser({articles::pages});
//   browser.database().write([&](db::WriteTx& tx) { articles::insert(tx, …); });
//   const auto answer = browser.get("/articles/1");
//   CHECK(answer.status == 200);
//   CHECK(answer.text_of("h1") == "児童手当");
//
// It has its own empty SQLite database with all migrations, its own city and a clock that stands
// still. Cookies are kept, redirects followed. The page cache is at work as in the server: a page
// that forgets to say what it shows (Request::shows, fresh_until) is seen to be stale.
#pragma once

#include <initializer_list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "support/html.h"
#include "web/router.h"
#include "web/site.h"

namespace test {

struct Answer {
    int status;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    std::string path;  // where the redirects led

    std::string header(std::string_view name) const;
    // Looking into the page, see support/html.h.
    std::vector<std::string> texts_of(std::string_view selector) const {
        return Html(body).texts_of(selector);
    }
    std::string text_of(std::string_view selector) const { return Html(body).text_of(selector); }
    std::vector<std::string> attributes(std::string_view selector, const char* name) const {
        return Html(body).attributes(selector, name);
    }
    int count(std::string_view selector) const { return Html(body).count(selector); }
    bool has(std::string_view selector) const { return Html(body).has(selector); }
    std::vector<std::string> links() const { return Html(body).links(); }
    bool contains(std::string_view text) const { return body.find(text) != std::string::npos; }
};

city::City small_city();  // なかよし市, a sample

class Browser {
  public:
    using Door = void (*)(web::Router&);
    using Pairs = std::vector<std::pair<std::string, std::string>>;

    Browser(std::initializer_list<Door> doors, city::City city = small_city());
    ~Browser();

    Answer get(std::string_view path, const Pairs& headers = {});
    // Opens no page first: the token is there by itself. without_token() is for tests of refusal.
    Answer post(std::string_view path, const Pairs& fields);
    Answer post_without_token(std::string_view path, const Pairs& fields);

    web::Site& site();
    db::Database& database();
    base::FixedClock& clock();  // 2026-11-24 10:00 JST at first
    bool follows_redirects = true;
    std::map<std::string, std::string> cookies;

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
    Answer ask(web::Method method, std::string_view path, const Pairs& headers, std::string body);
};

}  // namespace test
