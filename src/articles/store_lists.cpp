// The SQL of lists. A filter that is not set is '' or -1000; an article without ages suits every
// age.
#include <fmt/format.h>

#include "articles/store.h"
#include "db/tx.h"

namespace articles {

static constexpr base::AgeRange any_age{-1000, -1000};

// The first condition decides which index is walked: of one kind, or of all in order of their day.
#define COLUMNS                                                                         \
    "SELECT a.id, a.kind, a.title, a.summary, a.department, a.author, a.published_on, " \
    "a.updated_on,"                                                                     \
    "       a.checked_on FROM article a "
#define OF_ONE_KIND "WHERE a.kind = $1"
#define OF_ANY_KIND "WHERE $1 = ''"
#define CONDITIONS                                                                      \
    " AND ($2 = '' OR EXISTS (SELECT 1 FROM article_topic t WHERE t.article_id = a.id"  \
    " AND t.facet = 'category' AND t.value = $2))"                                      \
    " AND ($3 = '' OR EXISTS (SELECT 1 FROM article_topic t WHERE t.article_id = a.id"  \
    " AND t.facet = 'purpose' AND t.value = $3))"                                       \
    " AND ($4 = '' OR a.department = $4) AND ($5 = '' OR a.author = $5)"                \
    " AND ($6 = -1000 OR EXISTS (SELECT 1 FROM article_age g WHERE g.article_id = a.id" \
    " AND g.age_from <= $7 AND g.age_to >= $6)"                                         \
    " OR NOT EXISTS (SELECT 1 FROM article_age g WHERE g.article_id = a.id))"           \
    " AND a.published_on <= $8 AND (a.valid_until IS NULL OR a.valid_until >= $8)"      \
    " AND a.withdrawn_on IS NULL"
#define PAGE " ORDER BY a.updated_on DESC, a.id DESC LIMIT $9 OFFSET $10"

static const db::Sql list_of_one{COLUMNS OF_ONE_KIND CONDITIONS PAGE};
static const db::Sql list_of_any{COLUMNS OF_ANY_KIND CONDITIONS PAGE};
static const db::Sql count_of_one{"SELECT COUNT(*) FROM article a " OF_ONE_KIND CONDITIONS};
static const db::Sql count_of_any{"SELECT COUNT(*) FROM article a " OF_ANY_KIND CONDITIONS};

static const db::Sql list_of_ages{R"(
SELECT a.id, a.kind, a.title, a.summary, a.department, a.author, a.published_on, a.updated_on,
       a.checked_on, g.age_from, g.age_to
FROM article_age g
JOIN article a ON a.id = g.article_id
WHERE g.age_from <= $2 AND g.age_to >= $1
  AND a.kind <> 'faq'
  AND a.published_on <= $3
  AND (a.valid_until IS NULL OR a.valid_until >= $3)
  AND a.withdrawn_on IS NULL
ORDER BY g.age_to - g.age_from, a.updated_on DESC, a.id DESC
LIMIT $4)"};

static const db::Sql list_of_office{R"(
SELECT id, kind, title, department, published_on, updated_on, valid_until, withdrawn_on
FROM article
WHERE $1 = '' OR title LIKE '%' || $1 || '%'
ORDER BY updated_on DESC, id DESC
LIMIT $2)"};

static std::string_view kind_name(const Filter& filter) {
    return filter.kind ? facts_of(*filter.kind).name : std::string_view();
}

std::vector<Summary> list_visible(db::ReadTx& tx, const Filter& f, base::Date today) {
    const auto ages = f.ages.value_or(any_age);
    return tx.list<Summary>(
        f.kind ? list_of_one : list_of_any,
        kind_name(f),
        f.category,
        f.purpose,
        f.department,
        f.author,
        ages.from,
        ages.to,
        today,
        f.limit,
        f.offset
    );
}

std::int64_t count_visible(db::ReadTx& tx, const Filter& f, base::Date today) {
    const auto ages = f.ages.value_or(any_age);
    return *tx.find<std::int64_t>(
        f.kind ? count_of_one : count_of_any,
        kind_name(f),
        f.category,
        f.purpose,
        f.department,
        f.author,
        ages.from,
        ages.to,
        today
    );
}

std::vector<Listed> list_for_office(db::ReadTx& tx, std::string_view words, int limit) {
    return tx.list<Listed>(list_of_office, words, limit);
}

Listed Listed::from(const db::Row& row) {
    return {
        row.get<base::Id<Article>>(0),
        find_kind(row.text(1))->kind,
        row.get<std::string>(2),
        row.get<std::string>(3),
        row.get<base::Date>(4),
        row.get<base::Date>(5),
        row.get<std::optional<base::Date>>(6),
        row.get<std::optional<base::Date>>(7)};
}

std::string_view Listed::state(base::Date today) const {
    if (withdrawn) return "withdrawn";
    if (published > today) return "planned";
    return valid_until && *valid_until < today ? "ended" : "shown";
}

std::vector<ForAges> list_for_ages(
    db::ReadTx& tx, base::AgeRange ages, base::Date today, int limit
) {
    return tx.list<ForAges>(list_of_ages, ages.from, ages.to, today, limit);
}

ForAges ForAges::from(const db::Row& row) {
    return {Summary::from(row), {row.get<int>(9), row.get<int>(10)}};
}

Summary Summary::from(const db::Row& row) {
    return {
        row.get<base::Id<Article>>(0),
        find_kind(row.text(1))->kind,
        row.get<std::string>(2),
        row.get<std::string>(3),
        row.get<std::string>(4),
        row.get<std::string>(5),
        row.get<base::Date>(6),
        row.get<base::Date>(7),
        row.get<std::optional<base::Date>>(8)};
}

}  // namespace articles
