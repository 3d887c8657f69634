// Months are said as parents say them: by months up to two years, then by years. The end of a range
// is its last completed month, so 0〜35 months is "0歳〜2歳".
#include "html/ages.h"

namespace html {

constexpr int grown_up = 12 * 18;

static std::string age(const View& view, int months, bool is_end);

std::string ages_text(const View& view, base::AgeRange ages) {
    if (ages.to < 0) return view.t("html.ages.pregnancy");
    if (ages.from == 72 && ages.to == 155) return view.t("html.ages.school");
    const auto from = age(view, ages.from, false);
    if (ages.to >= grown_up - 1)
        return ages.from <= 0 ? view.t("html.ages.everyone")
                              : view.t("html.ages.from", {{"from", from}});
    const auto to = age(view, ages.to, true);
    if (from == to) return from;
    return view.t("html.ages.range", {{"from", from}, {"to", to}});
}

static std::string age(const View& view, int months, bool is_end) {
    if (months < 0) return view.t("html.ages.pregnancy");
    const bool whole_years = is_end ? months % 12 == 11 : months % 12 == 0;
    if (whole_years) return view.t_count("html.ages.years", months / 12);
    if (months < 24) return view.t_count("html.ages.months", months);
    return view.t("html.ages.years_months", {{"years", months / 12}, {"months", months % 12}});
}

}  // namespace html
