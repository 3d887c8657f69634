// The in-process client: cookies, redirects, one Site on a database of its own.
#include "support/browser.h"

#include <filesystem>

#include "base/text.h"
#include "db/db.h"
#include "support/database.h"
#include "web/road.h"

namespace test {

struct Browser::Inner {
    Folder folder;
    base::FixedClock clock{base::Moment::at(*base::Date::from(2026, 11, 24), {10 * 60})};
    web::Sites sites;
    web::Router router;
    std::shared_ptr<web::PageCache> cache = std::make_shared<web::PageCache>(8 << 20);
    std::optional<web::Follower> follower;
    std::optional<web::Road> road;
    std::string token = "0123456789abcdef0123456789abcdef";
};

std::string Answer::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return {};
}

city::City small_city() {
    city::City city;
    city.id = "nakayoshi";
    city.name = "なかよし市";
    city.roman = "Nakayoshi City";
    city.portal_name = "なかよし子育てポータル";
    city.contact_department = "こども課";
    city.contact_phone = "000-123-4567";
    city.sample = true;
    city.map.centre = {"なかよし駅", 34.4, 138.7};
    return city;
}

Browser::Browser(std::initializer_list<Door> doors, city::City city)
    : inner_(std::make_unique<Inner>()) {
    const auto folder = inner_->folder.path("city");
    std::filesystem::create_directory(folder);
    put_migrated_file(folder + "/city.db");
    auto database = db::Database::open("sqlite:" + folder + "/city.db");
    inner_->sites.add(
        std::make_unique<web::Site>(
            std::move(city), std::move(database), folder, web::Reach{.sends_mail = true}
        ),
        {"*"}
    );
    inner_->follower.emplace(inner_->cache, inner_->sites);
    inner_->road.emplace(inner_->router, inner_->sites, inner_->clock, &*inner_->follower);
    for (const auto door : doors)
        door(inner_->router);
}
Browser::~Browser() = default;

web::Site& Browser::site() {
    return *inner_->sites.all().front();
}
db::Database& Browser::database() {
    return site().database();
}
base::FixedClock& Browser::clock() {
    return inner_->clock;
}

Answer Browser::get(std::string_view path, const Pairs& headers) {
    return ask(web::Method::Get, path, headers, "");
}

Answer Browser::post(std::string_view path, const Pairs& fields) {
    cookies["csrf"] = inner_->token;
    auto with_token = fields;
    with_token.emplace_back("_csrf", inner_->token);
    return post_without_token(path, with_token);
}

Answer Browser::post_without_token(std::string_view path, const Pairs& fields) {
    std::string body;
    for (const auto& [name, value] : fields)
        body += (body.empty() ? "" : "&") + base::percent_encode(name) + "=" +
                base::percent_encode(value);
    return ask(
        web::Method::Post,
        path,
        {{"content-type", "application/x-www-form-urlencoded"}, {"sec-fetch-site", "same-origin"}},
        body
    );
}

Answer Browser::ask(
    web::Method method, std::string_view path, const Pairs& headers, std::string body
) {
    web::Message message;
    message.method = method;
    message.target = path;
    message.host = "city.example";
    message.headers = headers;
    message.client = "192.0.2.1";
    message.request_id = "test-request";
    message.body.size = body.size();
    message.body.bytes = std::move(body);
    std::string cookie;
    for (const auto& [name, value] : cookies)
        cookie += (cookie.empty() ? "" : "; ") + name + "=" + value;
    if (!cookie.empty()) message.headers.emplace_back("cookie", cookie);

    const auto response = inner_->road->answer(std::move(message));
    for (const auto& [name, value] : response.headers) {
        if (name != "Set-Cookie") continue;
        const auto equals = value.find('=');
        cookies[value.substr(0, equals)] = value.substr(equals + 1, value.find(';') - equals - 1);
    }
    const auto location = response.header("Location");
    if (follows_redirects && response.status >= 300 && response.status < 400 &&
        location.starts_with('/'))
        return ask(web::Method::Get, location, headers, "");
    return {response.status, response.headers, response.body, std::string(path)};
}

}  // namespace test
