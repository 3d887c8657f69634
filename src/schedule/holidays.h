// Holidays (国民の祝日に関する法律): which days are public holidays in Japan, and what they are
// called. Computed from the law for 1949 to 2099, not from a list. Not the closed days of one place
// (hours.h).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/date.h"

namespace schedule {

// The name of the holiday, 振替休日 and 国民の休日 among them; nothing on any other day and outside
// of 1949 to 2099.
std::optional<std::string_view> holiday_name(base::Date day);

// The national holidays and the days that an operator adds (a law made for one year only).
class Holidays {
  public:
    void add(base::Date day, std::string name) { added_[day] = std::move(name); }
    std::optional<std::string_view> name(base::Date day) const;
    bool contains(base::Date day) const { return name(day).has_value(); }

  private:
    std::map<base::Date, std::string> added_{};
};

}  // namespace schedule
