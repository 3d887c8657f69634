// What a handler may ask of a request.
#include "web/request.h"

#include <algorithm>

#include "web/site.h"

namespace web {

std::optional<std::string_view> Fields::first(std::string_view name) const {
    for (const auto& [key, value] : fields_)
        if (key == name) return value;
    return {};
}

std::string_view Fields::text(std::string_view name) const {
    return base::trim(first(name).value_or(""));
}

std::vector<std::string_view> Fields::all(std::string_view name) const {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : fields_)
        if (key == name) values.push_back(value);
    return values;
}

std::optional<std::int64_t> Fields::integer(std::string_view name) const {
    for (const auto& [key, value] : fields_)
        if (key == name)
            if (const auto number = base::to_integer(value)) return number;
    return {};
}

std::optional<base::Date> Fields::date(std::string_view name) const {
    for (const auto& [key, value] : fields_)
        if (key == name)
            if (const auto day = base::Date::from_iso(value)) return day;
    return {};
}

std::string Fields::with(std::string_view name, std::string_view value) const {
    std::string out;
    const auto append = [&](std::string_view key, std::string_view text) {
        out += out.empty() ? '?' : '&';
        out.append(base::percent_encode(key)).append("=").append(base::percent_encode(text));
    };
    for (const auto& [key, text] : fields_)
        if (key != name) append(key, text);
    if (!value.empty()) append(name, value);
    return out;
}

std::string_view Request::header(std::string_view lower_case_name) const {
    for (const auto& [name, value] : headers)
        if (name == lower_case_name) return value;
    return {};
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    return find_cookie(header("cookie"), name);
}

std::optional<std::string_view> find_cookie(std::string_view header, std::string_view name) {
    for (const auto part : base::split(header, ';')) {
        const auto pair = base::trim(part);
        const auto equals = pair.find('=');
        if (equals != std::string_view::npos && pair.substr(0, equals) == name)
            return pair.substr(equals + 1);
    }
    return {};
}

std::string_view Request::param(std::string_view name) const {
    for (const auto& [key, value] : route)
        if (key == name) return value;
    return {};
}

html::View Request::view() const {
    const auto& city = site->city();
    return {
        .catalogue = city.catalogue,
        .language = language,
        .prefixed = prefixed,
        .path = encode_path(path) + query.with("", ""),
        .now = now,
        .city_name =
            language == texts::Language::English && !city.roman.empty() ? city.roman : city.name,
        .municipality = city.name,
        .contact_phone = city.contact_phone,
        .origin = origin,
        .sample = city.sample,
        .request_id = request_id};
}

std::string encode_path(std::string_view path) {
    std::string out;
    for (const auto segment : base::split(path, '/')) {
        if (!out.empty() || segment.data() != path.data()) out += '/';
        out += base::percent_encode(segment);
    }
    return out;
}

db::Database& Request::database() const {
    return site->database();
}

void Request::fresh_until(base::Moment moment) const {
    freshness = freshness ? std::min(*freshness, moment) : moment;
}

}  // namespace web
