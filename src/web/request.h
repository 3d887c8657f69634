// Request: one question of a browser, already checked: well-formed, decoded, within limits.
// A `page` route (what anonymous readers see) gets no cookies: nothing personal can enter the
// cache.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/date.h"
#include "base/id.h"
#include "base/text.h"
#include "db/db.h"
#include "html/view.h"
#include "texts/texts.h"

namespace web {

class Site;

enum class Method { Get, Head, Post, Put, Delete, Options, Other };

// Parameters of the address or of a form, in order, decoded. A broken percent sign or broken UTF-8
// in the address is answered 400 before any handler runs.
class Fields {
  public:
    std::optional<std::string_view> first(std::string_view name) const;
    std::string_view text(std::string_view name) const;  // first, trimmed; "" when absent
    std::vector<std::string_view> all(std::string_view name) const;
    std::optional<std::int64_t> integer(std::string_view name
    ) const;  // first that is a whole number
    std::optional<base::Date> date(std::string_view name) const;
    bool has(std::string_view name) const { return first(name).has_value(); }
    void add(std::string name, std::string value) {
        fields_.emplace_back(std::move(name), std::move(value));
    }
    const std::vector<std::pair<std::string, std::string>>& pairs() const { return fields_; }
    // "?a=1&b=2" with one field set (or removed when value is empty): for links of filters and
    // pagers.
    std::string with(std::string_view name, std::string_view value) const;

  private:
    std::vector<std::pair<std::string, std::string>> fields_;
};

struct Upload {
    std::string field, filename, type, bytes;
};

class Request {
  public:
    Method method = Method::Get;
    std::string path;  // decoded, without the language prefix: "/articles/42"
    Fields query;
    Fields form;  // of a POST: urlencoded or multipart
    std::vector<Upload> uploads;
    std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
    std::vector<std::pair<std::string, std::string>> route;    // {id} → its text
    std::string client;   // address of the reader (behind a trusted proxy: the forwarded one)
    bool secure = false;  // came over TLS, as far as we or the trusted proxy know
    std::string request_id;
    std::string origin;  // "https://kosodate.example", as the reader addresses us
    base::Moment now;
    texts::Language language = texts::Language::Japanese;
    bool prefixed = false;  // the address began with a language
    Site* site = nullptr;

    base::Date today() const { return now.date(); }
    std::string_view header(std::string_view lower_case_name) const;
    std::optional<std::string_view> cookie(std::string_view name) const;
    std::string_view param(std::string_view name) const;  // of the route
    // The number in the route, or nothing when it is none (the caller answers 404).
    template <class Row>
    std::optional<base::Id<Row>> id(std::string_view name = "id") const {
        const auto number = base::to_integer(param(name));
        if (!number || *number < 1) return std::nullopt;
        return base::Id<Row>{*number};
    }
    html::View view() const;
    template <class Work>
    auto read(Work&& work) const {
        return database().read(std::forward<Work>(work));
    }
    db::Database& database() const;

    // What the answer depends on, for the page cache: it is dropped when one of these topics
    // changes…
    void shows(std::string topic) const { topics.push_back(std::move(topic)); }
    // …or when this moment comes (default: midnight in Japan).
    void fresh_until(base::Moment moment) const;

    // The token a form of a personal page carries in its hidden field `_csrf`.
    std::string_view form_token() const {
        form_token_used = true;
        return csrf_token;
    }

    mutable std::vector<std::string> topics;
    mutable std::optional<base::Moment> freshness;
    mutable bool form_token_used = false;
    std::string csrf_token;
};

std::optional<std::string_view> find_cookie(std::string_view header, std::string_view name);
std::string encode_path(std::string_view path);  // "/施設/1" → "/%E6…/1"

}  // namespace web
