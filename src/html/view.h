// View: what every template may ask: its words in the reader's language, addresses that keep that
// language, the city's name, the day. It holds nothing of the request's person.
#pragma once

#include <string>
#include <string_view>

#include "base/date.h"
#include "html/writer.h"
#include "texts/texts.h"

namespace html {

struct View {
    const texts::Catalogue& catalogue;
    texts::Language language = texts::Language::Japanese;
    bool prefixed = false;  // the address names the language: links keep doing so
    std::string path{};     // of this page, without prefix, with its query
    base::Moment now{};
    std::string city_name{};     // in the reader's letters: なかよし市, Nakayoshi City
    std::string municipality{};  // as addresses write it: なかよし市
    std::string contact_phone{};
    std::string origin{};      // "https://kosodate.example": for canonical and feed addresses
    bool sample = false;       // every page says that this is a sample city
    std::string request_id{};  // shown on error pages

    std::string t(std::string_view key, texts::Arguments arguments = {}) const {
        return catalogue.text(language, key, arguments);
    }
    // t() of a text without values, for templates: pagec writes it where a hole is t("…").
    std::string_view fixed(std::string_view key) const { return catalogue.find(language, key); }
    std::string t_count(std::string_view key, std::int64_t count) const {
        return catalogue.counted(language, key, count);
    }
    // "/articles/42" in this page's language.
    std::string to(std::string_view path_) const;
    // This page in another language.
    std::string in(texts::Language other) const;
    std::string absolute(std::string_view path_) const { return origin + to(path_); }
    // The fingerprinted address of a file of the project ("base.css").
    std::string asset(std::string_view name) const;
    std::string icon(std::string_view name) const {
        return asset("icons.svg") + "#" + std::string(name);
    }
    // The icon itself, decoration beside words: <svg class="icon" aria-hidden="true">…
    Safe svg(std::string_view name, std::string_view extra_class = "") const;
    // "見本県なかよし市本町1-1" → "本町1-1": everybody here knows the rest.
    std::string short_address(std::string_view address) const;
    base::Date today() const { return now.date(); }
    // "2026年11月24日(火)", "24 November 2026"
    std::string date(base::Date day) const;
    std::string short_date(base::Date day) const;  // "11月24日(火)"
};

// Called once at start: name → fingerprinted address.
void know_asset(std::string name, std::string address);

}  // namespace html
