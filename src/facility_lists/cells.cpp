// A place as the cells of a file.
#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "facility_lists/reading.h"

namespace facility_lists {

using facilities::Position;

static void put_hours(const schedule::Hours& hours, datasets::Fields& cells);
static std::string degrees(const std::optional<areas::Point>& point, double areas::Point::*which);

datasets::Fields cells_of(const Facility& f, const city::City& city) {
    const auto has = [&](std::string_view feature) {
        const bool is =
            std::find(f.features.begin(), f.features.end(), feature) != f.features.end();
        return std::string(is ? "有" : "");
    };
    const auto exact = f.position == Position::Exact ? f.point : std::nullopt;
    datasets::Fields cells{
        {"id", f.source_id},
        {"code", city.code},
        {"prefecture", city.prefecture},
        {"municipality", city.name},
        {"body", city.prefecture + city.name},
        {"name", f.name},
        {"kana", f.kana},
        {"english", f.english},
        {"type", f.type},
        {"address", f.address},
        {"address_code", city.code},
        {"address_prefecture", city.prefecture},
        {"address_city", city.name},
        {"address_town", f.town},
        {"address_rest", ""},
        {"building", f.building},
        {"latitude", degrees(exact, &areas::Point::latitude)},
        {"longitude", degrees(exact, &areas::Point::longitude)},
        {"access", f.access},
        {"parking", f.parking_note},
        {"phone", f.phone},
        {"extension", f.extension},
        {"fax", f.fax},
        {"mail", f.mail},
        {"url", f.url},
        {"postcode", f.postcode},
        {"operator", f.operator_name},
        {"capacity", f.capacity ? std::to_string(*f.capacity) : ""},
        {"description", f.description},
        {"note", f.note},
        {"benefit", f.benefit},
        {"image", f.image},
        {"image_licence", f.image_licence},
        {"checked", f.checked ? f.checked->iso() : ""},
        {"hours_note", f.hours_note},
    };
    for (const auto* feature :
         {"temporary_care",
          "sick_care",
          "nursing_room",
          "diaper",
          "eating",
          "stroller",
          "accessible_toilet"})
        cells.emplace(feature, has(feature));
    put_hours(f.hours, cells);
    return cells;
}

// 利用可能曜日, 開始時間, 終了時間: the first opening to the last closing; what differs by day is
// in the remark.
static void put_hours(const schedule::Hours& hours, datasets::Fields& cells) {
    static constexpr std::string_view letters[] = {"日", "月", "火", "水", "木", "金", "土"};
    std::string days;
    int first = 1 << 20, last = 0;
    for (int i = 1; i <= 7; ++i) {
        const auto& day = hours.week[std::size_t(i % 7)];
        if (!day || day->empty()) continue;
        days += letters[i % 7];
        first = std::min(first, day->front().from.minutes);
        last = std::max(last, day->back().to.minutes);
    }
    if (!days.empty() && hours.on_holidays == schedule::OnHolidays::Own) days += "祝";
    const auto time = [](int minutes) {
        return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
    };
    cells.emplace("days", days);
    cells.emplace("opens", days.empty() ? "" : time(first));
    cells.emplace("closes", days.empty() ? "" : time(last));
}

static std::string degrees(const std::optional<areas::Point>& point, double areas::Point::*which) {
    return point ? fmt::format("{}", (*point).*which) : "";
}

}  // namespace facility_lists
