// Header names differ between generations of the standards and between cities, so they are compared
// folded and a kind is the one that explains the most columns, its own columns counting most.
#include "datasets/recognise.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"

namespace datasets {

static int score(const Kind& kind, const Positions& positions, std::string_view file_name);
static std::optional<Recognised> guess_without_header(
    const std::vector<Kind>& kinds, const Record& first, std::string_view wanted_kind
);

constexpr int enough = 6;  // a name, an address and one column of the kind's own

std::optional<Recognised> recognise(
    const city::City& city,
    const std::vector<Kind>& kinds,
    const std::vector<Record>& first_records,
    std::string_view file_name,
    std::string_view wanted_kind
) {
    std::optional<Recognised> best;
    int best_score = wanted_kind.empty() ? enough - 1 : 1;
    for (std::size_t row = 0; row < first_records.size(); ++row) {
        for (const auto& kind : kinds) {
            if (!wanted_kind.empty() && kind.name != wanted_kind) continue;
            auto positions = match_fields(city, kind, first_records[row]);
            const int points = positions.size() < 2 ? 0 : score(kind, positions, file_name);
            if (points <= best_score) continue;
            best_score = points;
            best = Recognised{&kind, row, std::move(positions), first_records[row]};
        }
    }
    if (best || first_records.empty()) return best;
    return guess_without_header(kinds, first_records.front(), wanted_kind);
}

Positions match_fields(const city::City& city, const Kind& kind, const Record& headers) {
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < headers.size(); ++i)
        if (auto name = plain_header(headers[i]); !name.empty()) places.emplace(std::move(name), i);
    Positions positions;
    const auto look_for = [&](const std::string& field, const std::vector<std::string>& names) {
        for (const auto& name : names) {
            const auto found = places.find(plain_header(name));
            if (found != places.end() && positions.emplace(field, found->second).second) return;
        }
    };
    for (const auto& field : kind.fields) {
        look_for(field.name, field.headers);
        for (const auto& key : {field.name, kind.name + "." + field.name})
            if (const auto own = city.header_aliases.find(key); own != city.header_aliases.end())
                look_for(field.name, own->second);
    }
    return positions;
}

static int score(const Kind& kind, const Positions& positions, std::string_view file_name) {
    int points = int(positions.size());
    bool own = kind.signature.empty();
    for (const auto& field : kind.signature) {
        if (!positions.contains(field)) continue;
        points += 4;
        own = true;
    }
    const auto name = base::fold(file_name);
    for (const auto& hint : kind.file_hints) {
        if (!base::contains(name, hint)) continue;
        points += 6;
        own = true;
        break;
    }
    return own ? points : 0;
}

static std::optional<Recognised> guess_without_header(
    const std::vector<Kind>& kinds, const Record& first, std::string_view wanted_kind
) {
    const std::vector<std::string_view> cells(first.begin(), first.end());
    for (const auto& kind : kinds) {
        if (!kind.guess || (!wanted_kind.empty() && kind.name != wanted_kind)) continue;
        const auto fields = kind.guess(cells);
        if (fields.empty()) continue;
        Recognised found{&kind, std::string::npos, {}, fields};
        for (std::size_t i = 0; i < fields.size(); ++i)
            if (!fields[i].empty()) found.positions.emplace(fields[i], i);
        return found;
    }
    return {};
}

// Brackets, spaces, underscores and marks do not tell headers apart: "建物名等(方書)" =
// "建物名等方書".
std::string plain_header(std::string_view header) {
    std::string out;
    for (const auto c : base::to_utf32(base::fold(header))) {
        static constexpr std::u32string_view ignored = U" ()[]_#・:-\n、,/「」【】※*";
        if (ignored.find(c) == std::u32string_view::npos) out += base::to_utf8({&c, 1});
    }
    return out;
}

}  // namespace datasets
