// A nickname and one of two dates, within what a childcare portal is for.
#include "accounts/child_form.h"

#include "base/text.h"

namespace accounts {

constexpr std::size_t longest_nickname = 20;
constexpr int oldest_years = 19, longest_wait_days = 310;

static std::string name_error(std::string_view nickname);
static std::string month_error(const Child& child, bool both, base::Date today);

Child read_child(const web::Request& request, ChildForm& form) {
    form.nickname = std::string(request.form.text("nickname"));
    form.born = base::fold_width(request.form.text("born"));
    form.due = base::fold_width(request.form.text("due"));
    Child child{.nickname = form.nickname};
    child.born = BirthMonth::read(form.born);
    if (!child.born) child.due = base::Date::from_iso(form.due);
    const bool both = !form.born.empty() && !form.due.empty();
    const auto view = request.view();
    if (const auto key = name_error(form.nickname); !key.empty())
        form.nickname_error = view.t("accounts.error." + key);
    if (const auto key = month_error(child, both, request.today()); !key.empty())
        form.month_error = view.t("accounts.error." + key);
    return child;
}

static std::string name_error(std::string_view nickname) {
    if (nickname.empty()) return "nickname_missing";
    return base::count_characters(nickname) > longest_nickname ? "nickname_long" : "";
}

static std::string month_error(const Child& child, bool both, base::Date today) {
    if (both) return "month_or_due";
    if (child.born) {
        const auto first = child.born->first_day();
        if (first > today) return "month_future";
        return first.plus_months(oldest_years * 12) < today ? "month_past" : "";
    }
    if (!child.due) return "month_missing";
    if (*child.due < today - 30) return "due_past";
    return *child.due > today + longest_wait_days ? "due_far" : "";
}

}  // namespace accounts
