// The table of kinds. A new kind is a row here, a block in texts/ and a value in the CHECK of the
// table.
#include <array>

#include "articles/articles.h"

namespace articles {

static constexpr std::array table{
    KindFacts{Kind::Article, "article", "/articles", "articles"},
    KindFacts{Kind::Faq, "faq", "/faq", "faq"},
    KindFacts{Kind::Column, "column", "/columns", "articles"},
};

const KindFacts& facts_of(Kind kind) {
    return table[std::size_t(kind)];
}

const KindFacts* find_kind(std::string_view name) {
    for (const auto& facts : table)
        if (facts.name == name) return &facts;
    return nullptr;
}

static std::string path_of(Kind kind, std::int64_t number) {
    return std::string(facts_of(kind).path) + "/" + std::to_string(number);
}

std::string Article::path() const {
    return path_of(kind, id.number);
}
std::string Summary::path() const {
    return path_of(kind, id.number);
}

std::string topic_of(base::Id<Article> id) {
    return "article:" + std::to_string(id.number);
}

}  // namespace articles
