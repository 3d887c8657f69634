// What an editor's file says about an article. Dates are ISO or as Japanese people write them.
#include "articles/reading.h"

#include "base/text.h"
#include "tables/loose.h"

namespace articles {

using datasets::Rejection;
using datasets::Row;
using datasets::Run;

static base::Result<std::optional<base::Date>, Rejection> read_date(
    const Row& row, std::string_view field, const Run& run
);
static std::vector<std::string> read_list(std::string_view cell);
static std::optional<Rejection> read_dates(const Row& row, const Run& run, Article& article);

base::Result<Article, Rejection> read_article(const Row& row, const Run& run) {
    Article a;
    const auto kind = row.text("kind").empty() ? std::string_view("article") : row.text("kind");
    const auto* facts = find_kind(kind);
    if (!facts) return base::refuse(Rejection{"unknown_article_kind", "kind", std::string(kind)});
    a.kind = facts->kind;
    a.source_id = row.text("id");
    a.title = row.text("title");
    if (a.title.empty())
        return base::refuse(Rejection{"no_title", std::string(row.header("title"))});
    a.body = row.text("body");
    if (a.body.empty()) return base::refuse(Rejection{"no_body", std::string(row.header("body"))});
    a.summary = row.text("summary");
    a.department = row.text("department");
    a.author = row.text("author");
    a.keywords = base::replace_all(std::string(row.text("keywords")), ";", " ");
    a.categories = read_list(row.text("categories"));
    a.purposes = read_list(row.text("purposes"));
    for (const auto& facility : read_list(row.text("related_facilities")))
        a.related += "facility:" + facility + ";";
    for (const auto& other : read_list(row.text("related")))
        a.related += "article:" + other + ";";
    for (const auto& text : read_list(row.text("ages"))) {
        const auto ages = read_ages(text);
        if (!ages)
            return base::refuse(Rejection{"bad_ages", std::string(row.header("ages")), text});
        a.ages.push_back(*ages);
    }
    if (auto problem = read_dates(row, run, a)) return base::refuse(std::move(*problem));
    return a;
}

std::optional<base::AgeRange> read_ages(std::string_view text) {
    if (text == "妊娠中") return base::AgeRange{-10, -1};
    if (text == "小学生") return base::AgeRange{72, 155};
    const auto dash = text.find('-', 1);
    if (dash != std::string_view::npos) {
        const auto from = base::to_integer(text.substr(0, dash));
        const auto to = base::to_integer(text.substr(dash + 1));
        if (from && to && *from >= -10 && *from <= *to && *to <= 240)
            return base::AgeRange{int(*from), int(*to)};
    }
    return tables::read_ages(text);
}

static std::optional<Rejection> read_dates(const Row& row, const Run& run, Article& a) {
    const auto published = read_date(row, "published", run);
    const auto updated = read_date(row, "updated", run);
    const auto checked = read_date(row, "checked", run);
    const auto review = read_date(row, "review", run);
    const auto valid_until = read_date(row, "valid_until", run);
    for (const auto* date : {&published, &updated, &checked, &review, &valid_until})
        if (!*date) return date->error();
    a.published = published->value_or(updated->value_or(run.today()));
    a.updated = updated->value_or(a.published);
    a.checked = *checked;
    a.review = *review;
    a.valid_until = *valid_until;
    return {};
}

static base::Result<std::optional<base::Date>, Rejection> read_date(
    const Row& row, std::string_view field, const Run& run
) {
    const auto cell = row.text(field);
    if (cell.empty()) return std::optional<base::Date>();
    const auto date = tables::read_date(cell, run.today());
    if (!date)
        return base::refuse(Rejection{"bad_date", std::string(row.header(field)), std::string(cell)}
        );
    return std::optional(*date + run.shift_days);
}

static std::vector<std::string> read_list(std::string_view cell) {
    std::vector<std::string> all;
    const auto separated = base::replace_all(std::string(cell), "、", ";");
    for (const auto part : base::split(separated, ';'))
        if (const auto value = base::trim(part); !value.empty()) all.emplace_back(value);
    return all;
}

}  // namespace articles
