// Making the vocabulary: compound nouns of titles, and their parts.
#include <algorithm>

#include "base/text.h"
#include "words/fold.h"
#include "words/vocabulary.h"

namespace words {

namespace {

constexpr char after_surface = '\x1f', after_word = '\x1e', after_run = '\x1d';
constexpr std::size_t longest_run = 8;     // words
constexpr std::size_t longest_entry = 24;  // characters

}  // namespace

static std::u16string from_utf8(std::string_view text) {
    return narrow(base::to_utf32(text));
}

// トショカンコウナンブンシツ: the reading of a name, which nobody looks for.
static bool is_mere_reading(const Word& word) {
    constexpr std::size_t long_word = 9;
    if (word.in_dictionary || word.reading.size() < long_word) return false;
    const auto text = base::to_utf32(word.surface);
    return std::all_of(text.begin(), text.end(), is_kana);
}

std::string noun_runs(const std::vector<Word>& words) {
    std::string out;
    bool open = false;
    const auto close = [&] {
        if (open) out += after_run;
        open = false;
    };
    for (const auto& word : words) {
        const bool wanted = word.nominal && !is_mere_reading(word);
        if (!wanted || word.after_space) close();
        if (!wanted) continue;
        const char sort = word.sort == Sort::Noun     ? 'n'
                          : word.sort == Sort::Suffix ? 's'
                          : word.sort == Sort::Prefix ? 'p'
                                                      : 'o';
        ((out += sort) += word.surface) += after_surface;
        (out += base::to_utf8(word.reading)) += after_word;
        open = true;
    }
    close();
    return out;
}

void VocabularyBuilder::add(std::string_view runs) {
    std::vector<Part> run;
    while (!runs.empty()) {
        if (runs[0] == after_run) {
            add_run(run);
            run.clear();
            runs.remove_prefix(1);
            continue;
        }
        const auto surface_end = runs.find(after_surface);
        const auto word_end = runs.find(after_word);
        if (word_end == std::string_view::npos || surface_end > word_end) return;
        run.push_back(
            {runs[0],
             from_utf8(runs.substr(1, surface_end - 1)),
             from_utf8(runs.substr(surface_end + 1, word_end - surface_end - 1))}
        );
        runs.remove_prefix(word_end + 1);
    }
}

// The whole run and every part of it up to three words.
void VocabularyBuilder::add_run(const std::vector<Part>& run) {
    if (run.size() > 3 && run.size() <= longest_run) add_entry(run, 0, run.size());
    for (std::size_t first = 0; first < run.size(); ++first)
        for (std::size_t length = 1; length <= 3 && first + length <= run.size(); ++length)
            add_entry(run, first, first + length);
}

void VocabularyBuilder::add_entry(
    const std::vector<Part>& run, std::size_t first, std::size_t last
) {
    const auto first_sort = run[first].sort, last_sort = run[last - 1].sort;
    if (first_sort == 's' || last_sort == 'p' || (last - first == 1 && first_sort != 'n')) return;
    std::u16string entry, reading;
    bool readable = true;
    for (auto i = first; i < last; ++i) {
        entry += run[i].surface;
        reading += run[i].reading;
        readable = readable && !run[i].reading.empty();
    }
    if (entry.size() < 2 || entry.size() > longest_entry || reading.size() > 3 * longest_entry)
        return;
    entry += u'\0';
    if (readable) entry += reading;
    ++counts_[entry];
}

Vocabulary VocabularyBuilder::take() {
    Vocabulary made;
    std::size_t length = 0;
    for (const auto& [entry, count] : counts_)
        length += entry.size() - 1;
    made.pool_.reserve(length);
    made.items_.reserve(counts_.size());
    for (const auto& [entry, count] : counts_) {
        const auto end = entry.find(u'\0');
        made.items_.push_back(
            {static_cast<std::uint32_t>(made.pool_.size()),
             count,
             static_cast<std::uint8_t>(end),
             static_cast<std::uint8_t>(entry.size() - end - 1)}
        );
        made.pool_.append(entry, 0, end).append(entry, end + 1);
    }
    counts_.clear();
    const auto view = [&made](const Vocabulary::Item& item) {
        const auto pool = std::u16string_view(made.pool_);
        return std::pair(
            pool.substr(item.at + item.surface_length, item.reading_length),
            pool.substr(item.at, item.surface_length)
        );
    };
    std::sort(made.items_.begin(), made.items_.end(), [&](const auto& a, const auto& b) {
        return view(a) < view(b);
    });
    made.by_surface_.resize(made.items_.size());
    for (std::uint32_t i = 0; i < made.by_surface_.size(); ++i)
        made.by_surface_[i] = i;
    std::sort(made.by_surface_.begin(), made.by_surface_.end(), [&](auto a, auto b) {
        return made.surface(a) < made.surface(b);
    });
    for (std::uint32_t i = 0; i < made.items_.size(); ++i) {
        const auto& item = made.items_[i];
        const auto put = [i](auto& by_length, std::size_t length, std::size_t shortest) {
            if (length < shortest) return;
            if (by_length.size() <= length) by_length.resize(length + 1);
            by_length[length].push_back(i);
        };
        put(made.by_surface_length_, item.surface_length, 3);
        put(made.by_reading_length_, item.reading_length, 5);
    }
    return made;
}

}  // namespace words
