// What an editor typed → an Article, or what is wrong with which field. Shows again what was typed.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "articles/articles.h"
#include "web/request.h"

namespace articles {

struct Form {
    std::map<std::string, std::string, std::less<>> typed{};     // field → as typed
    std::map<std::string, std::string, std::less<>> problems{};  // field → a sentence
    std::vector<std::string> purposes{};
    const std::string& text(std::string_view field) const;
    const std::string& problem(std::string_view field) const;
    bool has_purpose(std::string_view purpose) const;
};

Form form_of(const Article& article);
Form typed_form(const web::Request& request);
// Fills the fields of an article that has kind, id and source id already. False: see problems.
bool read(Form& form, const html::View& view, Article& article);

inline constexpr std::string_view purposes[] = {
    "azukeru",
    "soudan",
    "asobu",
    "okane",
    "byouki",
    "tetsuzuki",
    "tsunagaru",
    "manabu",
    "shougai",
    "hitorioya",
    "bousai"};

}  // namespace articles
