// Field by field; dates as browsers write them, ages as cities do.
#include "articles/form.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "web/request.h"

namespace articles {

constexpr std::size_t longest_title = 120, longest_summary = 400, longest_body = 200'000;
constexpr std::string_view fields[] = {
    "title",
    "summary",
    "body",
    "categories",
    "ages",
    "department",
    "author",
    "published",
    "valid_until",
    "review",
    "keywords",
    "related"};

static std::vector<std::string> list_of(std::string_view text);
static std::string ages_text(const std::vector<base::AgeRange>& ages);
static void read_texts(Form& form, const html::View& view, Article& article);
static void read_dates(Form& form, const html::View& view, Article& article);
static void read_ages_field(Form& form, const html::View& view, Article& article);
static std::string day_text(const std::optional<base::Date>& day);

const std::string& Form::text(std::string_view field) const {
    static const std::string nothing;
    const auto found = typed.find(field);
    return found == typed.end() ? nothing : found->second;
}

const std::string& Form::problem(std::string_view field) const {
    static const std::string nothing;
    const auto found = problems.find(field);
    return found == problems.end() ? nothing : found->second;
}

bool Form::has_purpose(std::string_view purpose) const {
    return std::find(purposes.begin(), purposes.end(), purpose) != purposes.end();
}

Form form_of(const Article& a) {
    Form form;
    form.typed = {
        {"title", a.title},
        {"summary", a.summary},
        {"body", a.body},
        {"categories", base::join(a.categories, "、")},
        {"ages", ages_text(a.ages)},
        {"department", a.department},
        {"author", a.author},
        {"published", a.published.iso()},
        {"valid_until", day_text(a.valid_until)},
        {"review", day_text(a.review)},
        {"keywords", a.keywords},
        {"related", a.related}};
    form.purposes = a.purposes;
    return form;
}

Form typed_form(const web::Request& request) {
    Form form;
    for (const auto field : fields)
        form.typed[std::string(field)] = request.form.text(field);
    form.typed["body"] = base::replace_all(form.typed["body"], "\r\n", "\n");
    for (const auto purpose : request.form.all("purpose"))
        form.purposes.emplace_back(purpose);
    return form;
}

bool read(Form& form, const html::View& view, Article& article) {
    read_texts(form, view, article);
    read_dates(form, view, article);
    read_ages_field(form, view, article);
    article.categories = list_of(form.text("categories"));
    article.purposes.clear();
    for (const auto purpose : purposes)
        if (form.has_purpose(purpose)) article.purposes.emplace_back(purpose);
    return form.problems.empty();
}

static void read_texts(Form& form, const html::View& view, Article& article) {
    const auto need = [&](const char* field, std::size_t most, std::string& into) {
        into = form.text(field);
        if (into.empty())
            form.problems[field] = view.t("articles.office.problem.empty");
        else if (base::count_characters(into) > most)
            form.problems[field] =
                view.t("articles.office.problem.long", {{"most", std::int64_t(most)}});
    };
    need("title", longest_title, article.title);
    need("summary", longest_summary, article.summary);
    need("body", longest_body, article.body);
    need("department", longest_title, article.department);
    article.author = form.text("author");
    article.keywords = form.text("keywords");
    article.related = form.text("related");
}

static void read_dates(Form& form, const html::View& view, Article& article) {
    const auto day = [&](const char* field) {
        const auto text = base::fold_width(form.text(field));
        const auto date = base::Date::from_iso(text);
        if (!date && !text.empty()) form.problems[field] = view.t("articles.office.problem.date");
        return date;
    };
    article.published = day("published").value_or(view.today());
    article.valid_until = day("valid_until");
    article.review = day("review");
    if (article.valid_until && *article.valid_until < article.published)
        form.problems["valid_until"] = view.t("articles.office.problem.ends_before");
}

static void read_ages_field(Form& form, const html::View& view, Article& article) {
    article.ages.clear();
    for (const auto& part : list_of(form.text("ages"))) {
        const auto ages = read_ages(part);
        if (ages)
            article.ages.push_back(*ages);
        else
            form.problems["ages"] = view.t("articles.office.problem.ages", {{"text", part}});
    }
}

// "手当、健診" or "手当,健診"
static std::vector<std::string> list_of(std::string_view text) {
    std::vector<std::string> items;
    const auto folded =
        base::replace_all(base::replace_all(std::string(text), "、", ","), "，", ",");
    for (const auto part : base::split(std::string_view(folded), ','))
        if (const auto item = base::trim(part); !item.empty()) items.emplace_back(item);
    return items;
}

static std::string ages_text(const std::vector<base::AgeRange>& ages) {
    std::vector<std::string> parts;
    for (const auto& range : ages)
        parts.push_back(
            range == base::AgeRange{-10, -1} ? "妊娠中" : fmt::format("{}-{}", range.from, range.to)
        );
    return base::join(parts, "、");
}

static std::string day_text(const std::optional<base::Date>& day) {
    return day ? day->iso() : "";
}

}  // namespace articles
