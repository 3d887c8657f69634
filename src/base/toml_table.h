// One table of a settings file that remembers which of its keys were asked for, so that a key
// nobody knows (more likely a mistake than a wish) is refused by name.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace toml {
inline namespace v3 {
class table;
class node;
}  // namespace v3
}  // namespace toml

namespace base {

// Says line and key; leaves read_toml as its refusal and never anything else.
struct BadSetting {
    std::string what;
    unsigned line = 0;
};

class TomlTable {
  public:
    TomlTable(const toml::table& table, std::string where)
        : table_(table), where_(std::move(where)) {}

    std::string text(std::string_view key, std::string fallback = "");
    double real(std::string_view key, double fallback);
    std::int64_t integer(
        std::string_view key, std::int64_t fallback, std::int64_t least, std::int64_t most
    );
    bool yes(std::string_view key, bool fallback = false);
    std::vector<std::string> texts(std::string_view key, std::vector<std::string> fallback = {});
    void table(std::string_view key, const std::function<void(TomlTable&)>& read);
    void tables(std::string_view key, const std::function<void(TomlTable&)>& read);
    std::vector<std::string> keys() const;
    void refuse_others() const;
    [[noreturn]] void refuse(std::string_view key, std::string_view why) const;

  private:
    const toml::node* ask(std::string_view key);
    std::string nearest(std::string_view key) const;  // of those asked for; "" when none is near
    const toml::table& table_;
    std::string where_;
    std::set<std::string, std::less<>> asked_;
};

// Parses the file and lets `read` take what it knows. The refusal is one sentence for the operator.
Result<bool, std::string> read_toml(
    const std::string& file, const std::function<void(TomlTable&)>& read
);

}  // namespace base
