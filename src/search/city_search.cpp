// Cities that nobody visits cost next to nothing: they are looked at every ten seconds, not twice a
// second, and their index is closed after a minute.
#include "search/city_search.h"

#include "base/text.h"
#include "words/analyser.h"

namespace search {

constexpr int rounds_until_idle = 120;  // of half a second
constexpr int idle_rounds = 20;
constexpr int rounds_until_rest = 20;
constexpr int rounds_until_tidy = 4;
constexpr std::size_t most_misses = 1000;

static Settings settings_of(web::Site& site);

CitySearch::CitySearch(web::Site& site)
    : site_(site), index_(settings_of(site)), indexer_(site.data_folder()) {
    site.database().on_commit([this](const std::vector<std::string>&) { changed_ = true; });
}

Index& CitySearch::index() {
    rounds_unused_ = 0;
    return index_;
}

void CitySearch::remember_miss(std::string_view query, base::Date today) {
    const std::lock_guard lock(mutex_);
    if (misses_.size() < most_misses) ++misses_[{today, std::string(query)}];
}

// Who has just written wants to find it: a few changes are followed at once.
void CitySearch::catch_up() {
    constexpr std::int64_t few = 50;
    const std::unique_lock lock(indexing_, std::try_to_lock);
    if (lock && indexer_.is_behind(site_.database(), few)) indexer_.step(site_.database());
}

void CitySearch::keep_fresh() {
    if (worth_a_look()) {
        const auto step = follow();
        untold_ = untold_ || step == Indexer::Step::Worked;
        tell();
        rounds_quiet_ = step == Indexer::Step::Idle ? rounds_quiet_ + 1 : 0;
        if (rounds_quiet_ == rounds_until_tidy) tidy();
        write_misses();
    }
    if (rounds_unused_ < rounds_until_idle) index_.refresh_when_quiet();
    if (round_ % rounds_until_rest == 0) words::rest();
    if (++rounds_unused_ == rounds_until_idle) index_.close();
}

// Pages that show results are made anew. While somebody else writes for long, it is said later.
void CitySearch::tell() {
    if (!untold_) return;
    site_.database().write([](db::WriteTx& tx) { tx.changed("search"); });
    untold_ = false;
}

Indexer::Step CitySearch::follow() {
    const std::lock_guard lock(indexing_);
    return indexer_.step(site_.database());
}

void CitySearch::tidy() {
    const std::lock_guard lock(indexing_);
    indexer_.tidy();
}

bool CitySearch::worth_a_look() {
    ++round_;
    const bool changed = changed_.exchange(false);
    return changed || rounds_unused_ < rounds_until_idle || round_ % idle_rounds == 0;
}

// What could not be written (somebody else writes) is still there the next time.
void CitySearch::write_misses() {
    const auto misses = [this] {
        const std::lock_guard lock(mutex_);
        return misses_;
    }();
    if (misses.empty()) return;
    site_.database().write([&](db::WriteTx& tx) {
        for (const auto& [asked, times] : misses)
            count_miss(tx, asked.first, asked.second, times);
    });
    const std::lock_guard lock(mutex_);
    for (const auto& [asked, times] : misses)
        if (const auto kept = misses_.find(asked); (kept->second -= times) <= 0)
            misses_.erase(kept);
}

static Settings settings_of(web::Site& site) {
    std::string synonyms;
    for (const auto& [word, others] : site.city().synonyms)
        synonyms += "=\t" + word + "\t" + base::join(others, "\t") + "\n";
    return {site.data_folder(), site.city().name, synonyms};
}

Results find(web::Site& site, const Query& query) {
    auto& search = site.part<CitySearch>();
    search.catch_up();
    return site.database().read([&](db::ReadTx& tx) { return search.index().search(tx, query); });
}

std::vector<std::string> suggest(web::Site& site, std::string_view typed) {
    return site.part<CitySearch>().index().suggest(typed);
}

void remember_miss(web::Site& site, std::string_view query, base::Date today) {
    site.part<CitySearch>().remember_miss(query, today);
}

void keep_fresh(web::Site& site) {
    site.part<CitySearch>().keep_fresh();
}

void before_stop(web::Site& site) {
    site.part<CitySearch>().write_misses();
}

}  // namespace search
