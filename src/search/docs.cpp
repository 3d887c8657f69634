// The per-document facts: made from an entry, added up for the scores.
#include "search/docs.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/text.h"

namespace search {

static std::int16_t as_months(int months) {
    return static_cast<std::int16_t>(std::clamp(months, -10'000, 10'000));
}

Doc describe(const Entry& entry, std::int64_t id, std::uint8_t kind) {
    constexpr auto none = std::numeric_limits<float>::quiet_NaN();
    Doc doc;
    doc.entry = id;
    const bool placed = entry.latitude && entry.longitude;
    doc.latitude = placed ? static_cast<float>(*entry.latitude) : none;
    doc.longitude = placed ? static_cast<float>(*entry.longitude) : none;
    const auto first = entry.day_from ? entry.day_from : entry.day_to;
    const auto last = entry.day_to ? entry.day_to : entry.day_from;
    if (first) doc.day_from = first->days_since_epoch(), doc.day_to = last->days_since_epoch();
    if (entry.published_on) doc.published_on = entry.published_on->days_since_epoch();
    if (entry.visible_until) doc.visible_until = entry.visible_until->days_since_epoch();
    if (entry.ages) {
        doc.age_from = as_months(entry.ages->from);
        doc.age_to = as_months(entry.ages->to);
    }
    doc.title_hash = static_cast<std::uint32_t>(base::hash(base::fold(entry.title)));
    doc.kind = kind;
    doc.rank = static_cast<std::uint8_t>(entry.rank);
    return doc;
}

void Docs::add(std::uint32_t n, const Doc& doc) {
    constexpr std::size_t most = 1U << 28;  // a damaged file must not ask for all memory
    if (n >= most) return;
    if (n >= all.size()) {
        Doc nothing;
        nothing.kind = 255;
        all.resize(n + 1, nothing);
        for (auto& family : lengths)
            family.resize(n + 1);
    }
    all[n] = doc;
    for (std::size_t i = 0; i < lengths.size(); ++i)
        lengths[i][n] = {
            std::min<std::uint16_t>(doc.lengths[i * 2], words::FieldLengths::gone - 1),
            doc.lengths[i * 2 + 1]};
    ++alive;
    for (std::size_t i = 0; i < total_lengths.size(); ++i)
        total_lengths[i] += doc.lengths[i];
}

void Docs::remove(std::uint32_t n) {
    if (n >= all.size() || all[n].gone()) return;
    for (std::size_t i = 0; i < total_lengths.size(); ++i)
        total_lengths[i] -= all[n].lengths[i];
    all[n].kind = 255;
    for (auto& family : lengths)
        family[n] = {};
    --alive;
}

float Docs::average_length(std::size_t column) const {
    if (alive == 0 || total_lengths[column] == 0) return 1;
    return static_cast<float>(total_lengths[column]) / static_cast<float>(alive);
}

}  // namespace search
