// Cities that nobody visits cost next to nothing: they are looked at every ten seconds, not twice a
// second, and their index is closed after a minute.
#include "search/city_search.h"

#include "base/text.h"

namespace search {

constexpr int rounds_until_idle = 120;  // of half a second
constexpr int idle_rounds = 20;
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

void CitySearch::keep_fresh() {
    if (worth_a_look()) {
        changed_ = false;
        if (indexer_.step(site_.database()) == Indexer::Step::Worked) {
            index_.refresh();
            site_.database().write([](db::WriteTx& tx) { tx.changed("search"); });
            changed_ = false;
        }
        write_misses();
    }
    if (++rounds_unused_ == rounds_until_idle) index_.close();
}

bool CitySearch::worth_a_look() {
    return changed_ || rounds_unused_ < rounds_until_idle || ++round_ % idle_rounds == 0;
}

void CitySearch::write_misses() {
    decltype(misses_) misses;
    {
        const std::lock_guard lock(mutex_);
        misses.swap(misses_);
    }
    if (misses.empty()) return;
    site_.database().write([&](db::WriteTx& tx) {
        for (const auto& [asked, times] : misses)
            count_miss(tx, asked.first, asked.second, times);
    });
}

static Settings settings_of(web::Site& site) {
    std::string synonyms;
    for (const auto& [word, others] : site.city().synonyms)
        synonyms += "=\t" + word + "\t" + base::join(others, "\t") + "\n";
    return {site.data_folder(), site.city().name, synonyms};
}

void keep_fresh(web::Site& site) {
    site.part<CitySearch>().keep_fresh();
}

}  // namespace search
