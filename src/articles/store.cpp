// Articles with their ages and topics.
#include "articles/store.h"

#include "db/tx.h"

namespace articles {

static const db::Sql new_article{R"(
INSERT INTO article (kind, source_id, title, summary, body, keywords, department, author,
                     published_on, updated_on, checked_on, review_on, valid_until, related,
                     created_at, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
RETURNING id)"};

static const db::Sql keep_version{R"(
INSERT INTO article_version (article_id, version, title, summary, body, updated_on, created_at,
                             created_by)
SELECT id, (SELECT COUNT(*) + 1 FROM article_version v WHERE v.article_id = article.id),
       title, summary, body, updated_on, $2, $6
FROM article
WHERE id = $1 AND (title <> $3 OR summary <> $4 OR body <> $5))"};

static const db::Sql changed_article{R"(
UPDATE article
SET kind = $2, source_id = $3, title = $4, summary = $5, body = $6, keywords = $7,
    department = $8, author = $9, published_on = $10, updated_on = $11, checked_on = $12,
    review_on = $13, valid_until = $14, related = $15, withdrawn_on = NULL
WHERE id = $1)"};

static const db::Sql withdrawn_article{"UPDATE article SET withdrawn_on = $2 WHERE id = $1"};
static const db::Sql noted_edit{"UPDATE article SET edited_at = $2 WHERE id = $1"};
static const db::Sql edited_article{
    "SELECT edited_at FROM article WHERE id = $1 AND edited_at IS NOT NULL"};

static const db::Sql one_article{R"(
SELECT id, kind, source_id, title, summary, body, keywords, department, author,
       published_on, updated_on, checked_on, review_on, valid_until, related
FROM article
WHERE id = $1)"};

static const db::Sql one_visible_article{R"(
SELECT id, kind, source_id, title, summary, body, keywords, department, author,
       published_on, updated_on, checked_on, review_on, valid_until, related
FROM article
WHERE id = $1 AND published_on <= $2 AND withdrawn_on IS NULL)"};

static const db::Sql by_source_id{R"(
SELECT id
FROM article
WHERE source_id = $1 AND kind = $2 AND withdrawn_on IS NULL
ORDER BY id)"};

static const db::Sql ages_of{
    "SELECT age_from, age_to FROM article_age WHERE article_id = $1 ORDER BY age_from"};
static const db::Sql topics_of{
    "SELECT facet, value FROM article_topic WHERE article_id = $1 ORDER BY facet, value"};
static const db::Sql no_ages{"DELETE FROM article_age WHERE article_id = $1"};
static const db::Sql no_topics{"DELETE FROM article_topic WHERE article_id = $1"};
static const db::Sql new_age{R"(
INSERT INTO article_age (article_id, age_from, age_to)
VALUES ($1, $2, $3)
ON CONFLICT (article_id, age_from) DO UPDATE SET age_to = excluded.age_to)"};
static const db::Sql new_topic{R"(
INSERT INTO article_topic (article_id, facet, value)
VALUES ($1, $2, $3)
ON CONFLICT (article_id, facet, value) DO NOTHING)"};

static const db::Sql versions_of{R"(
SELECT version, title, summary, body, updated_on, created_at, created_by
FROM article_version
WHERE article_id = $1
ORDER BY version DESC)"};

static const db::Sql values_of_facet{R"(
SELECT t.value
FROM article_topic t
JOIN article a ON a.id = t.article_id
WHERE t.facet = $1 AND a.kind = $2 AND a.withdrawn_on IS NULL
GROUP BY t.value
ORDER BY COUNT(*) DESC, t.value)"};

static const db::Sql no_files{"DELETE FROM article_file WHERE article_id = $1"};
static const db::Sql new_file{R"(
INSERT INTO article_file (article_id, position, file_name, title)
VALUES ($1, $2, $3, $4))"};
static const db::Sql files_of{R"(
SELECT file_name, title
FROM article_file
WHERE article_id = $1
ORDER BY position)"};

static const db::Sql new_old_address{R"(
INSERT INTO old_address (path, target)
VALUES ($1, $2)
ON CONFLICT (path) DO UPDATE SET target = excluded.target)"};
static const db::Sql new_address{"SELECT target FROM old_address WHERE path = $1"};

static void insert_parts(db::WriteTx& tx, base::Id<Article> id, const Article& article);
static std::optional<Article> with_parts(db::ReadTx& tx, std::optional<Article> article);

base::Id<Article> insert_article(
    db::WriteTx& tx, const Article& a, base::Moment now, std::string_view by
) {
    const auto id = tx.find<base::Id<Article>>(
        new_article,
        facts_of(a.kind).name,
        a.source_id,
        a.title,
        a.summary,
        a.body,
        a.keywords,
        a.department,
        a.author,
        a.published,
        a.updated,
        a.checked,
        a.review,
        a.valid_until,
        a.related,
        now,
        by
    );
    insert_parts(tx, *id, a);
    tx.changed(std::string(any_article));
    return *id;
}

void update_article(db::WriteTx& tx, const Article& a, base::Moment now, std::string_view by) {
    tx.execute(keep_version, a.id, now, a.title, a.summary, a.body, by);
    tx.execute(
        changed_article,
        a.id,
        facts_of(a.kind).name,
        a.source_id,
        a.title,
        a.summary,
        a.body,
        a.keywords,
        a.department,
        a.author,
        a.published,
        a.updated,
        a.checked,
        a.review,
        a.valid_until,
        a.related
    );
    tx.execute(no_ages, a.id);
    tx.execute(no_topics, a.id);
    insert_parts(tx, a.id, a);
    tx.changed(topic_of(a.id));
    tx.changed(std::string(any_article));
}

void withdraw_article(db::WriteTx& tx, base::Id<Article> id, base::Date day) {
    tx.execute(withdrawn_article, id, day);
    tx.changed(topic_of(id));
    tx.changed(std::string(any_article));
}

void note_edit(db::WriteTx& tx, base::Id<Article> id, base::Moment now) {
    tx.execute(noted_edit, id, now);
}

bool is_edited(db::ReadTx& tx, base::Id<Article> id) {
    return tx.find<std::int64_t>(edited_article, id).has_value();
}

std::optional<Article> find_article(db::ReadTx& tx, base::Id<Article> id) {
    return with_parts(tx, tx.find<Article>(one_article, id));
}

std::optional<Article> find_visible(db::ReadTx& tx, base::Id<Article> id, base::Date today) {
    return with_parts(tx, tx.find<Article>(one_visible_article, id, today));
}

std::optional<base::Id<Article>> find_by_source_id(
    db::ReadTx& tx, Kind kind, std::string_view source_id
) {
    return tx.find<base::Id<Article>>(by_source_id, source_id, facts_of(kind).name);
}

std::vector<Version> list_versions(db::ReadTx& tx, base::Id<Article> id) {
    return tx.list<Version>(versions_of, id);
}

std::vector<std::string> list_values(db::ReadTx& tx, std::string_view facet, Kind kind) {
    return tx.list<std::string>(values_of_facet, facet, facts_of(kind).name);
}

void put_attached(db::WriteTx& tx, base::Id<Article> id, const std::vector<Attached>& attached) {
    tx.execute(no_files, id);
    int position = 0;
    for (const auto& file : attached)
        tx.execute(new_file, id, ++position, file.file_name, file.title);
}

std::vector<Attached> list_attached(db::ReadTx& tx, base::Id<Article> id) {
    return tx.list<Attached>(files_of, id);
}

Attached Attached::from(const db::Row& row) {
    return {row.get<std::string>(0), row.get<std::string>(1)};
}

void put_old_address(db::WriteTx& tx, std::string_view path, std::string_view target) {
    tx.execute(new_old_address, path, target);
}

std::optional<std::string> find_new_address(db::ReadTx& tx, std::string_view path) {
    return tx.find<std::string>(new_address, path);
}

Version Version::from(const db::Row& row) {
    return {
        row.get<std::int64_t>(0),
        row.get<std::string>(1),
        row.get<std::string>(2),
        row.get<std::string>(3),
        row.get<base::Date>(4),
        row.get<base::Moment>(5),
        row.get<std::string>(6)};
}

static void insert_parts(db::WriteTx& tx, base::Id<Article> id, const Article& article) {
    for (const auto& age : article.ages)
        tx.execute(new_age, id, age.from, age.to);
    for (const auto& value : article.categories)
        tx.execute(new_topic, id, "category", value);
    for (const auto& value : article.purposes)
        tx.execute(new_topic, id, "purpose", value);
}

static std::optional<Article> with_parts(db::ReadTx& tx, std::optional<Article> article) {
    if (!article) return article;
    tx.each(
        ages_of,
        [&](const db::Row& row) {
            article->ages.push_back({row.get<int>(0), row.get<int>(1)});
        },
        article->id
    );
    tx.each(
        topics_of,
        [&](const db::Row& row) {
            auto& values = row.text(0) == "category" ? article->categories : article->purposes;
            values.push_back(row.get<std::string>(1));
        },
        article->id
    );
    return article;
}

Article Article::from(const db::Row& row) {
    Article a;
    a.id = row.get<base::Id<Article>>(0);
    a.kind = find_kind(row.text(1))->kind;
    a.source_id = row.get<std::string>(2);
    a.title = row.get<std::string>(3);
    a.summary = row.get<std::string>(4);
    a.body = row.get<std::string>(5);
    a.keywords = row.get<std::string>(6);
    a.department = row.get<std::string>(7);
    a.author = row.get<std::string>(8);
    a.published = row.get<base::Date>(9);
    a.updated = row.get<base::Date>(10);
    a.checked = row.get<std::optional<base::Date>>(11);
    a.review = row.get<std::optional<base::Date>>(12);
    a.valid_until = row.get<std::optional<base::Date>>(13);
    a.related = row.get<std::string>(14);
    return a;
}

}  // namespace articles
