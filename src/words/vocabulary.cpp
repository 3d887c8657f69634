// Looking things up in the vocabulary. How it is made: vocabulary_builder.cpp.
#include "words/vocabulary.h"

#include <algorithm>

#include "base/text.h"

namespace words {

static bool one_error_apart(std::u16string_view a, std::u16string_view b);

std::u16string_view Vocabulary::surface(Number number) const {
    const auto& item = items_[number];
    return std::u16string_view(pool_).substr(item.at, item.surface_length);
}

std::u16string_view Vocabulary::reading(Number number) const {
    const auto& item = items_[number];
    return std::u16string_view(pool_).substr(item.at + item.surface_length, item.reading_length);
}

bool Vocabulary::knows(std::u16string_view text) const {
    const auto at = std::lower_bound(
        by_surface_.begin(),
        by_surface_.end(),
        text,
        [&](Number number, std::u16string_view wanted) { return surface(number) < wanted; }
    );
    return at != by_surface_.end() && surface(*at) == text;
}

std::pair<Vocabulary::Number, Vocabulary::Number> Vocabulary::with_reading(std::u16string_view text
) const {
    auto [first, last] = reading_begins(text);
    auto end = first;
    while (end < last && reading(end) == text)
        ++end;
    return {first, end};
}

std::pair<Vocabulary::Number, Vocabulary::Number> Vocabulary::reading_begins(
    std::u16string_view beginning
) const {
    const auto begins = [&](const Item& item) {
        return std::u16string_view(pool_).substr(
            item.at + item.surface_length,
            std::min<std::size_t>(item.reading_length, beginning.size())
        );
    };
    const auto first = std::partition_point(items_.begin(), items_.end(), [&](const Item& item) {
        return begins(item) < beginning;
    });
    const auto last = std::partition_point(first, items_.end(), [&](const Item& item) {
        return begins(item) <= beginning;
    });
    return {
        static_cast<Number>(first - items_.begin()), static_cast<Number>(last - items_.begin())};
}

std::vector<Vocabulary::Number> Vocabulary::surface_begins(std::u16string_view beginning) const {
    const auto first = std::partition_point(by_surface_.begin(), by_surface_.end(), [&](Number n) {
        return surface(n).substr(0, beginning.size()) < beginning;
    });
    const auto last = std::partition_point(first, by_surface_.end(), [&](Number n) {
        return surface(n).substr(0, beginning.size()) <= beginning;
    });
    return {first, last};
}

Vocabulary::Number Vocabulary::nearest(
    std::u16string_view text, std::u16string_view sound, std::size_t shortest_reading
) const {
    auto best = static_cast<Number>(size());
    if (text.size() >= 3)
        compare(
            by_surface_length_, text, [&](Number number) { return surface(number); }, best
        );
    if (sound.size() >= shortest_reading)
        compare(
            by_reading_length_, sound, [&](Number number) { return reading(number); }, best
        );
    return best;
}

// Only what is as long, one letter shorter or longer can be one error away.
template <class Text>
void Vocabulary::compare(
    const std::vector<std::vector<Number>>& by_length,
    std::u16string_view text,
    Text text_of,
    Number& best
) const {
    const auto better = [&](Number number) {
        if (best == size()) return true;
        if (count(number) != count(best)) return count(number) > count(best);
        return surface(number) < surface(best);
    };
    for (auto length = text.size() - 1; length <= text.size() + 1 && length < by_length.size();
         ++length)
        for (const auto number : by_length[length])
            if (one_error_apart(text_of(number), text) && better(number)) best = number;
}

static bool one_error_apart(std::u16string_view a, std::u16string_view b) {
    if (a.empty() || b.empty() || (a.front() != b.front() && a.back() != b.back())) return false;
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    std::size_t same = 0;
    while (same < a.size() && a[same] == b[same])
        ++same;
    const auto rest_a = a.substr(same), rest_b = b.substr(same);
    if (rest_b.empty()) return false;  // not an error at all
    if (rest_a.size() < rest_b.size()) return rest_a == rest_b.substr(1);
    if (rest_a.substr(1) == rest_b.substr(1)) return true;
    return rest_a.size() >= 2 && rest_a[0] == rest_b[1] && rest_a[1] == rest_b[0] &&
           rest_a.substr(2) == rest_b.substr(2);
}

std::u16string narrow(std::u32string_view text) {
    std::u16string out;
    out.reserve(text.size());
    for (const auto c : text)
        out += c < 0x10000 ? static_cast<char16_t>(c) : u'\uFFFD';
    return out;
}

std::string to_utf8(std::u16string_view text) {
    return base::to_utf8(std::u32string(text.begin(), text.end()));
}

}  // namespace words
