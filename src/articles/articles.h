// articles (記事): what the city writes: articles, questions with answers (よくある質問) and
// columns. They are kinds of one thing. Not events (they have a day) and not facilities (they have
// a place).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/id.h"

namespace db {
class ReadTx;
class Row;
class WriteTx;
}  // namespace db
namespace web {
class Router;
}
namespace datasets {
struct Kind;
}
namespace staff {
class Office;
}

namespace articles {

enum class Kind { Article, Faq, Column };

// What the kinds have of their own; the table is in kinds.cpp.
struct KindFacts {
    Kind kind;
    std::string_view name;     // in the database and in texts: "faq"
    std::string_view path;     // "/faq"
    std::string_view section;  // which item of the menu
};
const KindFacts& facts_of(Kind kind);
const KindFacts* find_kind(std::string_view name);

struct Article {
    base::Id<Article> id;
    Kind kind = Kind::Article;
    std::string source_id, title, summary, body, keywords, department, author;
    base::Date published, updated;
    std::optional<base::Date> checked, review, valid_until;
    std::vector<base::AgeRange> ages;  // empty: for everyone
    std::vector<std::string> categories, purposes;
    std::string related;  // "facility:hotroom-ekimae;article:teate": looked up in search

    static Article from(const db::Row& row);  // without its ages, categories and purposes
    std::string path() const;                 // "/articles/42"
};

// One line of a list.
struct Summary {
    base::Id<Article> id;
    Kind kind;
    std::string title, summary, department, author;
    base::Date published, updated;
    std::optional<base::Date> checked;
    static Summary from(const db::Row& row);
    std::string path() const;
};

// Which articles a list shows; empty means any.
struct Filter {
    std::optional<Kind> kind{};
    std::string category{}, purpose{}, department{}, author{};
    std::optional<base::AgeRange> ages{};  // 月齢: what suits an age in this range
    int limit = 20;
    int offset = 0;
};

std::vector<Summary> list_visible(db::ReadTx& tx, const Filter& filter, base::Date today);
std::int64_t count_visible(db::ReadTx& tx, const Filter& filter, base::Date today);
std::optional<Article> find_visible(db::ReadTx& tx, base::Id<Article> id, base::Date today);

// What was written for certain ages, not what is for everyone; the narrowest range first.
struct ForAges {
    Summary summary;
    base::AgeRange ages;
    static ForAges from(const db::Row& row);
};
std::vector<ForAges> list_for_ages(
    db::ReadTx& tx, base::AgeRange ages, base::Date today, int limit
);

// "0-11", "妊娠中", "小学生", "6か月〜2歳": as addresses and files say ages.
std::optional<base::AgeRange> read_ages(std::string_view text);

// The topics of what visitors see, for the page cache.
std::string topic_of(base::Id<Article> id);
inline constexpr std::string_view any_article = "articles";

void pages(web::Router& portal);
void office(staff::Office& office);
std::vector<datasets::Kind> datasets();

}  // namespace articles
