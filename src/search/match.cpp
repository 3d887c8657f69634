// Which of the scored documents are shown, in which order, and how many there are of each kind.
#include <algorithm>
#include <cmath>
#include <numbers>
#include <unordered_map>

#include "search/reader.h"

namespace search {

namespace {

constexpr float enough = 0.4F;  // of the best score: what is below is not counted and not shown
constexpr float rank_factors[] = {1.0F, 0.8F, 0.6F};
constexpr float past_factor = 0.5F;

// The filters of a query, ready to be asked a hundred thousand times.
class Filter {
  public:
    explicit Filter(const Query& query) : query_(query), today_(query.today.days_since_epoch()) {}
    bool lets_through(const Doc& doc) const {
        if (doc.gone() || doc.published_on > today_ || doc.visible_until < today_) return false;
        if (query_.ages && (doc.age_from > query_.ages->to || doc.age_to < query_.ages->from))
            return false;
        return in_time(doc) &&
               (!query_.near || metres_between(*query_.near, doc) <= query_.near->metres);
    }
    float factor(const Doc& doc) const {
        const auto rank = rank_factors[std::min<std::size_t>(doc.rank, 2)];
        return doc.has_days() && doc.day_to < today_ ? rank * past_factor : rank;
    }

  private:
    bool in_time(const Doc& doc) const {
        if (!query_.from && !query_.to) return true;
        if (!doc.has_days()) return false;
        const bool too_early = query_.from && doc.day_to < query_.from->days_since_epoch();
        const bool too_late = query_.to && doc.day_from > query_.to->days_since_epoch();
        return !too_early && !too_late;
    }
    const Query& query_;
    std::int32_t today_;
};

}  // namespace

static std::vector<Candidate> candidates(
    const Docs& docs, const Query& query, const std::vector<float>& scores, float& best
);
static float likely_best(const Docs& docs, const Filter& filter, const std::vector<float>& scores);
static void collapse(std::vector<Candidate>& found, const Docs& docs, const Query& query);
static std::vector<std::int64_t> count_kinds(const std::vector<Candidate>& found, const Docs& docs);
static void keep_kinds(std::vector<Candidate>& found, const Docs& docs, const Query& query);
static void put_first_in_order(std::vector<Candidate>& found, const Docs& docs, const Query& query);

// The distance on the ground; NaN, which is within no radius, when there is no position.
double metres_between(const Query::Near& near, const Doc& doc) {
    constexpr double radius = 6'371'000, degree = std::numbers::pi / 180;
    const double north = (doc.latitude - near.latitude) * degree;
    const double middle = (doc.latitude + near.latitude) / 2 * degree;
    const double east = (doc.longitude - near.longitude) * degree * std::cos(middle);
    return radius * std::sqrt(north * north + east * east);
}

Matches Reader::match(const Docs& docs, const words::Plan& plan, const Query& query) {
    Matches matches;
    double ideal = 0;
    if (query.text.empty())
        scores_.assign(docs.all.size(), 1);
    else
        ideal = score(docs, plan);
    float best = 0;
    auto& found = matches.found;
    found = candidates(docs, query, scores_, best);
    // Whoever answers well has the words in title and body, and some of their synonyms.
    constexpr double well = 2;
    if (ideal > 0) matches.confidence = std::min(1.0, static_cast<double>(best) / (well * ideal));
    collapse(found, docs, query);
    matches.kinds = count_kinds(found, docs);
    if (!query.kinds.empty()) keep_kinds(found, docs, query);
    put_first_in_order(found, docs, query);
    return matches;
}

// All that passes with at least 0.4 of the best score; what is below is there by chance.
static std::vector<Candidate> candidates(
    const Docs& docs, const Query& query, const std::vector<float>& scores, float& best
) {
    const Filter filter(query);
    best = likely_best(docs, filter, scores);
    std::vector<Candidate> found;
    for (std::uint32_t n = 0; n < scores.size(); ++n) {
        if (scores[n] <= best * enough || !filter.lets_through(docs.all[n])) continue;
        const float score = scores[n] * filter.factor(docs.all[n]);
        best = std::max(best, score);
        if (score >= best * enough) found.push_back({n, score});
    }
    std::erase_if(found, [&](const Candidate& one) { return one.score < best * enough; });
    return found;
}

// Nearly always the best one: then all that cannot be found is passed over by one comparison.
static float likely_best(const Docs& docs, const Filter& filter, const std::vector<float>& scores) {
    std::size_t at = 0;
    float most = 0;
    for (std::size_t n = 0; n < scores.size(); ++n)
        if (scores[n] > most) [[unlikely]]
            most = scores[n], at = n;
    if (most == 0) return 0;
    const auto& doc = docs.all[at];
    return filter.lets_through(doc) ? most * filter.factor(doc) : 0;
}

// By score; equal ones (all, when nothing is typed) by distance, next day, newest.
static bool comes_before(
    const Candidate& a, const Candidate& b, const Docs& docs, const Query& query
) {
    if (a.score != b.score) return a.score > b.score;
    const auto key = [&](const Candidate& one) {
        const auto& doc = docs.all[one.n];
        const double metres = query.near ? metres_between(*query.near, doc) : 0;
        const auto day = doc.has_days() ? doc.day_from : -std::max(doc.published_on, 0);
        return std::tuple(metres, day, doc.entry);
    };
    return key(a) < key(b);
}

// Recurring events are one result: of the same kind and title only the first is kept.
static void collapse(std::vector<Candidate>& found, const Docs& docs, const Query& query) {
    std::unordered_map<std::uint64_t, std::size_t> seen;
    std::size_t kept = 0;
    for (const auto one : found) {
        const auto& doc = docs.all[one.n];
        if (doc.has_days()) {
            const auto title = static_cast<std::uint64_t>(doc.kind) << 32 | doc.title_hash;
            const auto [at, fresh] = seen.try_emplace(title, kept);
            if (!fresh) {
                auto& first = found[at->second];
                const auto repeats = first.repeats + 1;
                if (comes_before(one, first, docs, query)) first = one;
                first.repeats = repeats;
                continue;
            }
        }
        found[kept++] = one;
    }
    found.resize(kept, Candidate{0, 0});
}

// Only what is shown is put in order, and some more, in case a page was withdrawn a moment ago.
static void put_first_in_order(
    std::vector<Candidate>& found, const Docs& docs, const Query& query
) {
    constexpr std::size_t spare = 20;
    const auto shown = std::min(found.size(), query.offset + query.limit + spare);
    std::partial_sort(
        found.begin(),
        found.begin() + static_cast<std::ptrdiff_t>(shown),
        found.end(),
        [&](const Candidate& a, const Candidate& b) { return comes_before(a, b, docs, query); }
    );
}

static std::vector<std::int64_t> count_kinds(
    const std::vector<Candidate>& found, const Docs& docs
) {
    std::vector<std::int64_t> counts(docs.kinds.size());
    for (const auto& one : found)
        if (const auto kind = docs.all[one.n].kind; kind < counts.size()) ++counts[kind];
    return counts;
}

static void keep_kinds(std::vector<Candidate>& found, const Docs& docs, const Query& query) {
    std::erase_if(found, [&](const Candidate& one) {
        const auto kind = docs.all[one.n].kind;
        return kind >= docs.kinds.size() ||
               std::find(query.kinds.begin(), query.kinds.end(), docs.kinds[kind]) ==
                   query.kinds.end();
    });
}

}  // namespace search
