// Header names differ between generations of the standards and between cities, so they are compared
// folded and a kind is the one that explains the most columns, its own columns counting most.
#include "datasets/recognise.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"

namespace datasets {

static std::optional<Recognised> guess_without_header(
    const std::vector<Kind>& kinds, const Record& first, std::string_view wanted_kind
);

namespace {

// How a kind's headers read, made once per file; every record is then compared with it.
struct Wording {
    const Kind* kind;
    std::vector<std::pair<const std::string*, std::string>> headers;  // field, plain header
};

}  // namespace

static Wording wording_of(const city::City& city, const Kind& kind);
static Positions match(const Wording& wording, const Record& headers);
static Record unglued(const Record& headers, const std::vector<Record>& records, std::size_t row);
static int score(
    const Kind& kind, const Positions& positions, std::string_view file_name, bool rows_tell
);
static bool rows_tell(
    const Kind& kind,
    const Positions& positions,
    const std::vector<Record>& records,
    std::size_t header_row
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
    for (const auto& kind : kinds) {
        if (!wanted_kind.empty() && kind.name != wanted_kind) continue;
        const auto wording = wording_of(city, kind);
        for (std::size_t row = 0; row < first_records.size(); ++row) {
            const auto headers = unglued(first_records[row], first_records, row);
            auto positions = match(wording, headers);
            if (positions.size() < 2) continue;
            const bool told = rows_tell(kind, positions, first_records, row);
            const int points = score(kind, positions, file_name, told || !wanted_kind.empty());
            if (points <= best_score) continue;
            best_score = points;
            best = Recognised{&kind, row, std::move(positions), headers};
        }
    }
    if (best || first_records.empty()) return best;
    return guess_without_header(kinds, first_records.front(), wanted_kind);
}

Positions match_fields(const city::City& city, const Kind& kind, const Record& headers) {
    return match(wording_of(city, kind), headers);
}

// What the city's settings add comes after what is built in: [header_aliases] field = [...], or
// "kind.field".
static Wording wording_of(const city::City& city, const Kind& kind) {
    Wording wording{&kind, {}};
    for (const auto& field : kind.fields) {
        for (const auto& header : field.headers)
            wording.headers.emplace_back(&field.name, plain_header(header));
        for (const auto& key : {field.name, kind.name + "." + field.name})
            if (const auto own = city.header_aliases.find(key); own != city.header_aliases.end())
                for (const auto& header : own->second)
                    wording.headers.emplace_back(&field.name, plain_header(header));
    }
    return wording;
}

static Positions match(const Wording& wording, const Record& headers) {
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < headers.size(); ++i)
        if (auto name = plain_header(headers[i]); !name.empty()) places.emplace(std::move(name), i);
    Positions positions;
    for (const auto& [field, header] : wording.headers)
        if (const auto found = places.find(header); found != places.end())
            positions.emplace(*field, found->second);
    return positions;
}

// "住所,電話番号" in one cell above two columns: somebody quoted too much.
static Record unglued(const Record& headers, const std::vector<Record>& records, std::size_t row) {
    Record split;
    for (const auto& header : headers)
        for (const auto part : base::split(header, ','))
            split.emplace_back(part);
    if (split.size() == headers.size() || row + 1 >= records.size()) return headers;
    return records[row + 1].size() == split.size() ? split : headers;
}

// A kind must be told by something of its own: a column, the file's name, or what its rows are
// called.
static int score(
    const Kind& kind, const Positions& positions, std::string_view file_name, bool rows_tell
) {
    int points = int(positions.size());
    bool own = rows_tell;
    if (rows_tell) points += 5;
    for (const auto& field : kind.signature) {
        if (!positions.contains(field)) continue;
        points += 4;
        own = true;
    }
    const auto name = base::fold(file_name);
    for (const auto& hint : kind.file_hints) {
        if (!base::contains(name, hint)) continue;
        points += 6;
        own = own || positions.contains(kind.fallback_fields.front());
        break;
    }
    if (name.starts_with(kind.name + ".")) points += 30;  // as we name what we export
    return own ? points : 0;
}

// Half of the rows looked at have a name like 保育園, 公園…
static bool rows_tell(
    const Kind& kind,
    const Positions& positions,
    const std::vector<Record>& records,
    std::size_t header_row
) {
    const auto column = positions.find("name");
    if (column == positions.end()) return false;
    std::size_t rows = 0, telling = 0;
    for (auto i = header_row + 1; i < records.size(); ++i) {
        if (column->second >= records[i].size()) continue;
        const auto name = base::fold(records[i][column->second]);
        if (name.empty()) continue;
        ++rows;
        for (const auto& hint : kind.file_hints)
            if (base::contains(name, hint)) {
                ++telling;
                break;
            }
    }
    return rows > 0 && telling * 2 >= rows;
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
