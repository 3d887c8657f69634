// Lookup and filling. The built-in table is sorted, so finding is a binary search without copies.
#include "texts/texts.h"

#include <algorithm>

namespace texts {

std::string_view code(Language language) {
    constexpr std::array<std::string_view, 3> codes{"ja", "ja_easy", "en"};
    return codes[std::size_t(language)];
}

std::string_view html_lang(Language language) {
    return language == Language::English ? "en" : "ja";
}

std::string_view prefix(Language language) {
    constexpr std::array<std::string_view, 3> prefixes{"/ja", "/easy", "/en"};
    return prefixes[std::size_t(language)];
}

std::optional<Language> from_prefix(std::string_view first_segment) {
    for (const auto language : languages)
        if (prefix(language).substr(1) == first_segment) return language;
    return {};
}

std::string fill(std::string_view pattern, Arguments arguments) {
    std::string out;
    for (std::size_t at = 0; at < pattern.size();) {
        const auto open = pattern.find('{', at);
        const auto close = pattern.find('}', open);
        if (close == std::string_view::npos) return out.append(pattern.substr(at));
        out += pattern.substr(at, open - at);
        const auto name = pattern.substr(open + 1, close - open - 1);
        const auto* found = std::find_if(arguments.begin(), arguments.end(), [&](const auto& a) {
            return a.name == name;
        });
        if (found != arguments.end())
            out += found->value;
        else
            out += pattern.substr(open, close - open + 1);
        at = close + 1;
    }
    return out;
}

Catalogue::Catalogue() = default;

void Catalogue::override_text(Language language, std::string key, std::string value) {
    overrides_[std::size_t(language)].insert_or_assign(std::move(key), std::move(value));
}

std::string_view Catalogue::find(Language language, std::string_view key) const {
    const auto& overrides = overrides_[std::size_t(language)];
    if (!overrides.empty()) {
        const auto own = overrides.find(std::string(key));
        if (own != overrides.end()) return own->second;
    }
    const auto* end = built_in + built_in_count;
    const auto* found = std::lower_bound(
        built_in, end, key, [](const BuiltIn& text, std::string_view k) { return text.key < k; }
    );
    if (found == end || found->key != key) return key;
    const auto value = found->values[std::size_t(language)];
    return value.empty() ? found->values[0] : value;
}

std::string Catalogue::text(Language language, std::string_view key, Arguments arguments) const {
    return fill(find(language, key), arguments);
}

std::string Catalogue::counted(Language language, std::string_view key, std::int64_t count) const {
    if (language == Language::English && count == 1)
        return text(language, std::string(key) + ".one", {{"count", count}});
    return text(language, key, {{"count", count}});
}

}  // namespace texts
