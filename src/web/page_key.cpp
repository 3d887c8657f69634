// The site's address in memory stands for the city: it is unique in this process.
#include "web/page_key.h"

#include <cstdint>
#include <cstring>

#include "web/target.h"

namespace web {

void write_page_key(const Site& site, const PageAsked& asked, std::string& key) {
    const auto place = reinterpret_cast<std::uintptr_t>(&site);
    key.assign(sizeof place, '\0');
    std::memcpy(key.data(), &place, sizeof place);
    const bool has_path = asked.target.starts_with('/');
    const bool prefixed =
        has_path && split_language(asked.target.substr(0, asked.target.find('?'))).language;
    const auto chosen = prefixed || asked.cookies.empty()
                            ? std::nullopt
                            : texts::from_prefix(find_cookie(asked.cookies, "lang").value_or(""));
    key += chosen ? static_cast<char>('0' + static_cast<int>(*chosen)) : '-';
    key += asked.secure ? 's' : 'p';
    key.append(asked.host).append(" ").append(asked.target);
}

std::string page_key(const Site& site, const Message& message) {
    std::string key;
    write_page_key(
        site,
        {.target = message.target,
         .host = message.host,
         .cookies = message.header("cookie"),
         .secure = message.secure},
        key
    );
    return key;
}

}  // namespace web
