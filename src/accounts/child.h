// A child as far as the portal needs to know it: a nickname and a birth month, or a due date.
// Ages and school years are worked out when they are shown, never stored.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"
#include "base/id.h"

namespace accounts {

// 生まれ月, to the month; the day is nobody's business.
struct BirthMonth {
    int year = 0, month = 0;
    static std::optional<BirthMonth> read(std::string_view text);  // "2026-05"
    std::string text() const;
    base::Date first_day() const;
    auto operator<=>(const BirthMonth&) const = default;
};

struct Child {
    base::Id<Child> id{};
    std::string nickname{};
    std::optional<BirthMonth> born{};  // one of the two
    std::optional<base::Date> due{};   // 出産予定日

    // The ages in completed months that it can have today: the birth month leaves two of them
    // open. Before birth -10 to -1.
    base::AgeRange ages(base::Date today) const;
};

// 学年. Whoever is born from 2 April to 1 April goes to school together (学校教育法17条); of
// children born in April, those of the 1st belong a year higher, which a month cannot tell.
enum class SchoolYear {
    Unborn,
    Age0,
    Age1,
    Age2,
    Age3,
    Age4,
    Age5,
    Primary,
    LowerSecondary,
    Older
};
struct School {
    SchoolYear year = SchoolYear::Unborn;
    int grade = 0;  // 1 to 6, 1 to 3
};
School school_of(const Child& child, base::Date today);

}  // namespace accounts
