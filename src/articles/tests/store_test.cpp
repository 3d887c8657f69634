#include "articles/store.h"

#include <doctest/doctest.h>

#include "support/database.h"

using articles::Article;
using base::Date;

static const base::Moment now =
    base::Moment::at(*Date::from(2026, 11, 24), base::TimeOfDay::at(10));

static Article some_article() {
    Article a;
    a.title = "児童手当";
    a.body = "本文";
    a.source_id = "teate";
    a.published = a.updated = *Date::from(2026, 1, 5);
    a.ages = {{-10, -1}, {0, 11}};
    a.categories = {"お金・手当"};
    a.purposes = {"okane"};
    return a;
}

ON_BOTH_DATABASES("an article comes back as it was written") {
    const auto id =
        database.write([&](db::WriteTx& tx) { return insert_article(tx, some_article(), now); });
    const auto found = database.read([&](db::ReadTx& tx) { return find_article(tx, id); });
    REQUIRE(found);
    CHECK(found->title == "児童手当");
    CHECK(found->ages == std::vector<base::AgeRange>{{-10, -1}, {0, 11}});
    CHECK(found->categories == std::vector<std::string>{"お金・手当"});
    CHECK(!found->checked);
}

ON_BOTH_DATABASES("a list is filtered by kind, topic, department and age") {
    database.write([&](db::WriteTx& tx) {
        insert_article(tx, some_article(), now);
        auto question = some_article();
        question.kind = articles::Kind::Faq;
        question.ages.clear();
        insert_article(tx, question, now);
    });
    database.read([&](db::ReadTx& tx) {
        const auto count = [&](const articles::Filter& filter) {
            const auto total = count_visible(tx, filter, now.date());
            CHECK(std::int64_t(list_visible(tx, filter, now.date()).size()) == total);
            return total;
        };
        CHECK(count({}) == 2);
        CHECK(count({.kind = articles::Kind::Faq}) == 1);
        CHECK(count({.purpose = "okane"}) == 2);
        CHECK(count({.category = "手続き"}) == 0);
        CHECK(count({.ages = base::AgeRange{5, 5}}) == 2);
        CHECK(count({.ages = base::AgeRange{12, 20}}) == 1);
        CHECK(list_values(tx, "category", articles::Kind::Faq).size() == 1);
    });
}

ON_BOTH_DATABASES("a change keeps the version before it, a change of dates alone does not") {
    database.write([&](db::WriteTx& tx) {
        auto article = some_article();
        article.id = insert_article(tx, article, now);
        article.checked = now.date();
        update_article(tx, article, now);
        CHECK(list_versions(tx, article.id).empty());
        article.body = "新しい本文";
        update_article(tx, article, now);
        REQUIRE(list_versions(tx, article.id).size() == 1);
        CHECK(list_versions(tx, article.id)[0].body == "本文");
    });
}

ON_BOTH_DATABASES("a withdrawn article is not found by its visitors") {
    const auto id = database.write([&](db::WriteTx& tx) {
        const auto made = insert_article(tx, some_article(), now);
        withdraw_article(tx, made, now.date());
        return made;
    });
    database.read([&](db::ReadTx& tx) {
        CHECK(!find_visible(tx, id, now.date()));
        CHECK(!find_by_source_id(tx, articles::Kind::Article, "teate"));
    });
}

ON_BOTH_DATABASES("an old address leads to its newest target") {
    database.write([&](db::WriteTx& tx) {
        articles::put_old_address(tx, "/a.html", "/articles/1");
        articles::put_old_address(tx, "/a.html", "/articles/2");
        CHECK(articles::find_new_address(tx, "/a.html") == "/articles/2");
        CHECK(!articles::find_new_address(tx, "/b.html"));
    });
}
