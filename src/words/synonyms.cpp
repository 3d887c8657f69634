// Reading the list and matching it.
#include "words/synonyms.h"

#include <algorithm>

#include "base/text.h"
#include "words/fold.h"
#include "words/synonyms.tsv.h"
#include "words/terms.h"
#include "words/vocabulary.h"

namespace words {

static std::u32string key_text(std::string_view text) {
    return to_hiragana(fold(text));
}

void Synonyms::add(std::string_view lines, Analyser& analyser) {
    for (const auto line : base::split(lines, '\n')) {
        const auto cells = base::split(line, '\t');
        if (cells.size() < 3) continue;
        std::vector<std::string_view> keys, values;
        if (cells[0] == "=") {
            keys.assign(cells.begin() + 1, cells.end());
            values = keys;
        } else if (cells[0] == ">") {
            keys = base::split(cells[1], ',');
            values = base::split(cells[2], ',');
        }
        std::vector<std::size_t> targets;
        for (const auto value : values)
            if (!base::trim(value).empty()) targets.push_back(phrase(value, analyser));
        for (const auto key : keys)
            if (!base::trim(key).empty()) add_key(key, targets, cells[0] == ">");
    }
}

std::vector<Synonyms::Match> Synonyms::find(
    std::u32string_view query, const std::vector<bool>& starts
) const {
    std::vector<Match> found;
    for (std::size_t at = 0; at < query.size();) {
        const Key* longest = nullptr;
        const auto first = std::partition_point(keys_.begin(), keys_.end(), [&](const Key& key) {
            return key.parts[0][0] < query[at];
        });
        for (auto key = first; key != keys_.end() && key->parts[0][0] == query[at]; ++key) {
            const auto& text = key->parts[0];
            if (key->parts.size() > 1 || !query.substr(at).starts_with(text)) continue;
            if (text.size() <= 2 && !(starts[at] && starts[at + text.size()])) continue;
            if (longest == nullptr || text.size() > longest->parts[0].size()) longest = &*key;
        }
        if (longest != nullptr) found.push_back(match(*longest));
        at += longest != nullptr ? longest->parts[0].size() : 1;
    }
    for (const auto& key : keys_) {
        if (key.parts.size() < 2) continue;
        const bool all = std::all_of(key.parts.begin(), key.parts.end(), [&](const auto& part) {
            return query.find(part) != std::u32string_view::npos;
        });
        if (all) found.push_back(match(key));
    }
    return found;
}

bool Synonyms::has(std::u32string_view query) const {
    return std::any_of(keys_.begin(), keys_.end(), [&](const Key& key) {
        return key.parts.size() == 1 && key.parts[0] == query;
    });
}

std::size_t Synonyms::phrase(std::string_view text, Analyser& analyser) {
    auto folded = key_text(text);
    const auto known = std::find_if(phrases_.begin(), phrases_.end(), [&](const Phrase& phrase) {
        return phrase.text == folded;
    });
    if (known != phrases_.end()) return static_cast<std::size_t>(known - phrases_.begin());
    Phrase made;
    FieldTerms terms;
    const auto& words = read_field(analyser, text, terms);
    nouns_.push_back(noun_runs(words));
    const auto first_gram = terms.terms.begin() + terms.lengths[0];
    made.words.assign(terms.terms.begin(), first_gram);
    made.grams.assign(first_gram, first_gram + terms.lengths[1]);
    made.text = std::move(folded);
    phrases_.push_back(std::move(made));
    return phrases_.size() - 1;
}

void Synonyms::add_key(
    std::string_view text, const std::vector<std::size_t>& targets, bool everyday
) {
    Key key;
    for (const auto part : base::split(text, ' '))
        if (!base::trim(part).empty()) key.parts.push_back(key_text(part));
    const auto at =
        std::lower_bound(keys_.begin(), keys_.end(), key, [](const Key& a, const Key& b) {
            return a.parts < b.parts;
        });
    const bool known = at != keys_.end() && at->parts == key.parts;
    auto& kept = known ? *at : *keys_.insert(at, std::move(key));
    auto& wanted = kept.targets;
    kept.everyday = kept.everyday || everyday;
    for (const auto target : targets)
        if (std::find(wanted.begin(), wanted.end(), target) == wanted.end())
            wanted.push_back(target);
}

Synonyms::Match Synonyms::match(const Key& key) const {
    Match found{0, key.everyday, {}};
    for (const auto& part : key.parts)
        found.length += part.size();
    for (const auto target : key.targets)
        if (key.parts.size() > 1 || phrases_[target].text != key.parts[0])
            found.targets.push_back(&phrases_[target]);
    return found;
}

const Synonyms& common_synonyms() {
    static const Synonyms common = [] {
        Analyser analyser;
        Synonyms made;
        made.add(synonyms_tsv, analyser);
        return made;
    }();
    return common;
}

}  // namespace words
