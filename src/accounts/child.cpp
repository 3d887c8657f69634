// Reckoning with birth months.
#include "accounts/accounts.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"

namespace accounts {

constexpr int months_of_pregnancy = 10;  // as they are counted in Japan
constexpr int days_of_pregnancy_month = 28;

std::optional<BirthMonth> BirthMonth::read(std::string_view text) {
    const auto first = base::Date::from_iso(std::string(text) + "-01");
    if (!first) return std::nullopt;
    return BirthMonth{first->year(), first->month()};
}

std::string BirthMonth::text() const {
    return fmt::format("{:04}-{:02}", year, month);
}

base::Date BirthMonth::first_day() const {
    return *base::Date::from(year, month, 1);
}

base::AgeRange Child::ages(base::Date today) const {
    if (!born) {
        const int months_left = std::max(0, *due - today) / days_of_pregnancy_month;
        const int month = -std::min(months_left + 1, months_of_pregnancy);
        return {month, month};
    }
    const int months = (today.year() - born->year) * 12 + today.month() - born->month;
    return {std::max(0, months - 1), std::max(0, months)};
}

School school_of(const Child& child, base::Date today) {
    if (!child.born) return {};
    constexpr int age_at_school = 6, primary_years = 6, lower_secondary_years = 3;
    const auto born = base::FiscalYear::of(child.born->first_day()).year;
    const int age = base::FiscalYear::of(today).year - born - 1;  // on the first day of this year
    if (age < age_at_school)
        return {SchoolYear(int(SchoolYear::Age0) + std::clamp(age, 0, age_at_school - 1))};
    const int grade = age - age_at_school + 1;
    if (grade <= primary_years) return {SchoolYear::Primary, grade};
    if (grade <= primary_years + lower_secondary_years)
        return {SchoolYear::LowerSecondary, grade - primary_years};
    return {SchoolYear::Older};
}

}  // namespace accounts
