// Settings files are TOML 1.0, read by toml++.
#include "base/toml_table.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <numeric>

namespace base {

static std::size_t distance(std::string_view a, std::string_view b);

std::string TomlTable::text(std::string_view key, std::string fallback) {
    const auto* node = ask(key);
    if (!node) return fallback;
    if (const auto value = node->value_exact<std::string>()) return *value;
    if (const auto value = node->value_exact<std::int64_t>()) return std::to_string(*value);
    refuse(key, "must be text");
}

double TomlTable::real(std::string_view key, double fallback) {
    const auto* node = ask(key);
    if (!node) return fallback;
    if (const auto value = node->value<double>()) return *value;
    refuse(key, "must be a number");
}

std::int64_t TomlTable::integer(
    std::string_view key, std::int64_t fallback, std::int64_t least, std::int64_t most
) {
    const auto* node = ask(key);
    if (!node) return fallback;
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < least || *value > most)
        refuse(key, fmt::format("must be a whole number from {} to {}", least, most));
    return *value;
}

bool TomlTable::yes(std::string_view key, bool fallback) {
    const auto* node = ask(key);
    if (!node) return fallback;
    if (const auto value = node->value_exact<bool>()) return *value;
    refuse(key, "must be true or false");
}

std::vector<std::string> TomlTable::texts(std::string_view key, std::vector<std::string> fallback) {
    const auto* node = ask(key);
    if (!node) return fallback;
    if (!node->is_array()) refuse(key, "must be a list");
    std::vector<std::string> all;
    for (const auto& item : *node->as_array()) {
        const auto value = item.value_exact<std::string>();
        if (!value) refuse(key, "must be a list of texts");
        all.push_back(*value);
    }
    return all;
}

void TomlTable::table(std::string_view key, const std::function<void(TomlTable&)>& read) {
    const auto* node = ask(key);
    if (!node) return;
    if (!node->is_table()) refuse(key, "must be a table");
    TomlTable inner(*node->as_table(), fmt::format("{}{}.", where_, key));
    read(inner);
    inner.refuse_others();
}

void TomlTable::tables(std::string_view key, const std::function<void(TomlTable&)>& read) {
    const auto* node = ask(key);
    if (!node) return;
    if (!node->is_array()) refuse(key, "must be a list of tables");
    int number = 0;
    for (const auto& item : *node->as_array()) {
        if (!item.is_table()) refuse(key, "must be a list of tables");
        TomlTable inner(*item.as_table(), fmt::format("{}{}[{}].", where_, key, ++number));
        read(inner);
        inner.refuse_others();
    }
}

std::vector<std::string> TomlTable::keys() const {
    std::vector<std::string> all;
    for (const auto& [key, node] : table_)
        all.emplace_back(key.str());
    return all;
}

void TomlTable::refuse_others() const {
    for (const auto& key : keys())
        if (!asked_.contains(key)) {
            const auto meant = nearest(key);
            refuse(key, "unknown key" + (meant.empty() ? "" : "; did you mean \"" + meant + "\"?"));
        }
}

std::string TomlTable::nearest(std::string_view key) const {
    std::string best;
    std::size_t least = 3;  // more than two mistakes: another word
    for (const auto& known : asked_) {
        const auto away = distance(key, known);
        if (away >= std::min(least, known.size())) continue;
        least = away;
        best = known;
    }
    return best;
}

// How many letters must be typed, left out or changed (Levenshtein).
static std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 1; i <= a.size(); ++i) {
        auto diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const auto changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
        }
    }
    return row.back();
}

void TomlTable::refuse(std::string_view key, std::string_view why) const {
    const auto* node = table_.get(key);
    const auto line = (node ? *node : static_cast<const toml::node&>(table_)).source().begin.line;
    throw BadSetting{fmt::format("{}{}: {}", where_, key, why), line};
}

const toml::node* TomlTable::ask(std::string_view key) {
    asked_.emplace(key);
    return table_.get(key);
}

Result<bool, std::string> read_toml(
    const std::string& file, const std::function<void(TomlTable&)>& read
) {
    if (!std::filesystem::exists(file)) return base::refuse(file + ": there is no such file");
    try {
        const auto parsed = toml::parse_file(file);
        TomlTable root(parsed, "");
        read(root);
        root.refuse_others();
        return true;
    } catch (const BadSetting& bad) {
        return base::refuse(fmt::format("{}:{}: {}", file, bad.line, bad.what));
    } catch (const toml::parse_error& error) {
        const auto line = error.source().begin.line;
        return base::refuse(fmt::format("{}:{}: {}", file, line, error.description()));
    }
}

}  // namespace base
