// Sql numbers itself; Bound becomes a plain value. No engine here.
#include "db/db.h"

namespace db {

static std::vector<const Sql*>& registry() {
    static std::vector<const Sql*> all;
    return all;
}

Sql::Sql(const char* text, std::optional<Engine> only)
    : text_(text), number_(registry().size()), only_(only) {
    registry().push_back(this);
}

const std::vector<const Sql*>& Sql::all() {
    return registry();
}

Bound::DateText Bound::date_text(base::Date date) {
    DateText text{};
    date.iso().copy(text.data(), text.size());
    return text;
}

Value Bound::value() const {
    return std::visit(
        [](const auto& held) -> Value {
            using Held = std::decay_t<decltype(held)>;
            if constexpr (std::is_same_v<Held, DateText>)
                return std::string_view(held.data(), held.size());
            else
                return held;
        },
        value_
    );
}

void bad_date(std::string_view text) {
    throw Error(Problem::Programming, "not a date: \"" + std::string(text) + "\"");
}

}  // namespace db
