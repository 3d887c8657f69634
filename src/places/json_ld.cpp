// schema.org types of our kinds, opening hours and position.
#include "places/json_ld.h"

#include <array>
#include <boost/json.hpp>
#include <utility>

#include "html/markdown.h"

namespace places {

namespace json = boost::json;

static std::string_view type_of(std::string_view kind);
static json::array opening_hours(const schedule::Hours& hours);

std::string json_ld(const html::View& view, const Facility& place) {
    json::object about{
        {"@context", "https://schema.org"},
        {"@type", type_of(place.kind)},
        {"name", place.name},
        {"url", view.absolute(place.path())}};
    if (!place.address.empty())
        about["address"] = json::object{
            {"@type", "PostalAddress"}, {"addressCountry", "JP"}, {"streetAddress", place.address}};
    if (const auto text = facilities::plain_description(place); !text.empty())
        about["description"] = html::render_markdown(text).plain;
    if (!place.kana.empty()) about["alternateName"] = place.kana;
    if (place.url.starts_with("http")) about["sameAs"] = place.url;
    if (!place.mail.empty()) about["email"] = place.mail;
    if (!place.phone.empty()) about["telephone"] = place.phone;
    if (place.point && place.position == Position::Exact)
        about["geo"] = json::object{
            {"@type", "GeoCoordinates"},
            {"latitude", place.point->latitude},
            {"longitude", place.point->longitude}};
    if (auto hours = opening_hours(place.hours); !hours.empty())
        about["openingHoursSpecification"] = std::move(hours);
    return json::serialize(about);
}

static std::string_view type_of(std::string_view kind) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 21> types{{
        {"nursery", "ChildCare"},
        {"certified_center", "ChildCare"},
        {"kindergarten", "Preschool"},
        {"small_scale_care", "ChildCare"},
        {"home_based_care", "ChildCare"},
        {"workplace_care", "ChildCare"},
        {"unlicensed", "ChildCare"},
        {"temporary_care", "ChildCare"},
        {"sick_care", "ChildCare"},
        {"after_school", "ChildCare"},
        {"park", "Park"},
        {"library", "Library"},
        {"sports", "SportsActivityLocation"},
        {"hospital", "Hospital"},
        {"clinic", "MedicalClinic"},
        {"dentist", "Dentist"},
        {"night_clinic", "MedicalClinic"},
        {"elementary_school", "ElementarySchool"},
        {"junior_high_school", "MiddleSchool"},
        {"toilet", "PublicToilet"},
        {"shop", "Store"},
    }};
    for (const auto& [name, type] : types)
        if (name == kind) return type;
    return "CivicStructure";
}

static std::string clock(base::TimeOfDay time) {
    const auto text = time.text();
    return text.size() < 5 ? "0" + text : text;
}

static json::array opening_hours(const schedule::Hours& hours) {
    static constexpr std::array names{
        "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
    json::array all;
    if (!hours.known()) return all;
    for (const auto& row : schedule::rows(hours)) {
        if (!row.hours) continue;
        json::array days;
        for (const auto day : row.weekdays)
            days.emplace_back(names[std::size_t(day)]);
        if (row.holidays) days.emplace_back("PublicHolidays");
        for (const auto& [from, to] : *row.hours) {
            const auto closes = to.minutes > 24 * 60 ? base::TimeOfDay{to.minutes - 24 * 60} : to;
            all.emplace_back(json::object{
                {"@type", "OpeningHoursSpecification"},
                {"dayOfWeek", days},
                {"opens", clock(from)},
                {"closes", clock(closes)}});
        }
    }
    return all;
}

}  // namespace places
