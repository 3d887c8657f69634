// Addresses, dates and assets as templates write them.
#include "html/view.h"

#include <fmt/format.h>

#include <array>
#include <unordered_map>

namespace html {

// Filled by the program before the first request, only read afterwards.
static std::unordered_map<std::string, std::string>& known_assets() {
    static std::unordered_map<std::string, std::string> assets;
    return assets;
}

void know_asset(std::string name, std::string address) {
    known_assets().insert_or_assign(std::move(name), std::move(address));
}

std::string View::asset(std::string_view name) const {
    const auto found = known_assets().find(std::string(name));
    return found == known_assets().end() ? "/assets/" + std::string(name) : found->second;
}

Safe View::svg(std::string_view name, std::string_view extra_class) const {
    Writer w;
    w.raw("<svg class=\"icon");
    if (!extra_class.empty()) w.raw(" ");
    w.attribute(extra_class);
    w.raw("\" aria-hidden=\"true\"><use href=\"");
    w.url(icon(name));
    w.raw("\"></use></svg>");
    return w.take();
}

std::string View::to(std::string_view path_) const {
    if (!prefixed || !path_.starts_with('/')) return std::string(path_);
    return std::string(texts::prefix(language)) + std::string(path_ == "/" ? "" : path_);
}

std::string View::in(texts::Language other) const {
    return std::string(texts::prefix(other)) + (path == "/" ? "" : path);
}

std::string View::short_address(std::string_view address) const {
    const auto at = municipality.empty() ? address.npos : address.find(municipality);
    if (at == address.npos) return std::string(address);
    const auto before = address.substr(0, at);
    bool begins = before.empty();
    for (const std::string_view larger : {"都", "道", "府", "県", "郡"})
        begins |= before.ends_with(larger);
    const auto rest = address.substr(at + municipality.size());
    return std::string(begins && !rest.empty() ? rest : address);
}

std::string View::date(base::Date day) const {
    const auto [year, month, number] = day.parts();
    if (language == texts::Language::English) {
        constexpr std::array months{
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December"};
        return fmt::format("{} {} {}", number, months[std::size_t(month - 1)], year);
    }
    return fmt::format("{}年{}", year, short_date(day));
}

std::string View::short_date(base::Date day) const {
    const auto [year, month, number] = day.parts();
    if (language == texts::Language::English) {
        constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
        constexpr std::array months{
            "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
        return fmt::format(
            "{} {} {}", days[std::size_t(day.weekday())], number, months[std::size_t(month - 1)]
        );
    }
    constexpr std::array days{"日", "月", "火", "水", "木", "金", "土"};
    return fmt::format("{}月{}日({})", month, number, days[std::size_t(day.weekday())]);
}

}  // namespace html
