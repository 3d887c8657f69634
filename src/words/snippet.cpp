// Finding marks in a text as it was written, by folding it character by character.
#include "words/snippet.h"

#include <algorithm>

#include "base/text.h"
#include "words/fold.h"

namespace words {

namespace {

constexpr std::size_t window = 90;
constexpr std::size_t longest_text = 20'000;  // characters: what is looked through

struct Range {
    std::size_t first, last, mark;
};

// A text and the folded form of each of its characters.
struct Folded {
    std::u32string text;
    std::u32string folded;
    std::vector<std::size_t> origin;  // of each folded character; one more at the end
};

}  // namespace

static Folded fold_with_places(std::string_view text);
static bool is_voicing(char32_t c);
static std::vector<Range> find_marks(const Folded& text, const std::vector<std::u32string>& marks);
static std::size_t best_window(const Folded& text, const std::vector<Range>& ranges);
static std::vector<Piece> pieces(
    const Folded& text, const std::vector<Range>& ranges, std::size_t first, std::size_t last
);

std::vector<Piece> mark_text(std::string_view text, const std::vector<std::u32string>& marks) {
    const auto folded = fold_with_places(text);
    return pieces(folded, find_marks(folded, marks), 0, folded.text.size());
}

std::vector<Piece> snippet(std::string_view text, const std::vector<std::u32string>& marks) {
    const auto folded = fold_with_places(text);
    const auto ranges = find_marks(folded, marks);
    const auto first = best_window(folded, ranges);
    const auto last = std::min(first + window, folded.text.size());
    auto shown = pieces(folded, ranges, first, last);
    if (first > 0) shown.insert(shown.begin(), {"…", false});
    if (last < folded.text.size()) shown.push_back({"…", false});
    return shown;
}

// Width and kana are folded by character; that is enough for marks, and places stay known.
static Folded fold_with_places(std::string_view text) {
    Folded out;
    const auto all = base::to_utf32(text);
    bool space = true;
    for (std::size_t i = 0; i < all.size() && out.text.size() < longest_text; ++i) {
        const auto c = all[i];
        const bool is_space = c <= U' ' || c == U'　';
        if (is_space && space) continue;
        space = is_space;
        const bool voiced = i + 1 < all.size() && is_voicing(all[i + 1]);  // ﾌ + ﾟ is one letter
        const auto whole = std::u32string_view(all).substr(i, voiced ? 2 : 1);
        const bool simple = !voiced && ((c >= U'a' && c <= U'z') || is_kanji(c) || is_kana(c));
        const auto at = out.text.size();
        out.text += is_space ? std::u32string_view(U" ") : whole;
        for (const auto f :
             simple || is_space ? std::u32string(1, out.text[at]) : fold(base::to_utf8(whole))) {
            out.folded += to_hiragana(f);
            out.origin.push_back(at);
        }
        i += voiced;
    }
    out.origin.push_back(out.text.size());
    return out;
}

static bool is_voicing(char32_t c) {
    return c == U'\uFF9E' || c == U'\uFF9F' || c == U'\u3099' || c == U'\u309A';
}

static std::vector<Range> find_marks(const Folded& text, const std::vector<std::u32string>& marks) {
    std::vector<Range> ranges;
    for (std::size_t mark = 0; mark < marks.size(); ++mark) {
        const auto length = marks[mark].size();
        if (length == 0) continue;
        for (auto at = text.folded.find(marks[mark]); at != std::u32string::npos;
             at = text.folded.find(marks[mark], at + length))
            ranges.push_back({text.origin[at], text.origin[at + length], mark});
    }
    std::sort(ranges.begin(), ranges.end(), [](const Range& a, const Range& b) {
        return a.first != b.first ? a.first < b.first : a.last > b.last;
    });
    return ranges;
}

// Begins a little before the first mark of the window, at the beginning of a sentence if one is
// near.
static std::size_t best_window(const Folded& text, const std::vector<Range>& ranges) {
    std::size_t best = 0, most = 0;
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        std::vector<std::size_t> seen;
        for (auto j = i; j < ranges.size() && ranges[j].last <= ranges[i].first + window - 15; ++j)
            if (std::find(seen.begin(), seen.end(), ranges[j].mark) == seen.end())
                seen.push_back(ranges[j].mark);
        if (seen.size() > most) most = seen.size(), best = ranges[i].first;
    }
    if (best + window > text.text.size()) best = std::max(text.text.size(), window) - window;
    const auto back = std::min<std::size_t>(best, 15);
    const auto before = std::u32string_view(text.text).substr(best - back, back);
    const auto stop = before.find_last_of(U"。!?！？ ");
    return stop == std::u32string_view::npos ? best - back : best - back + stop + 1;
}

static std::vector<Piece> pieces(
    const Folded& text, const std::vector<Range>& ranges, std::size_t first, std::size_t last
) {
    std::vector<Piece> out;
    auto at = first;
    const auto put = [&](std::size_t end, bool marked) {
        end = std::min(end, last);
        if (end <= at) return;
        out.push_back({base::to_utf8(std::u32string_view(text.text).substr(at, end - at)), marked});
        at = end;
    };
    for (const auto& range : ranges) {
        if (range.first < at || range.last > last) continue;
        put(range.first, false);
        put(range.last, true);
    }
    put(last, false);
    return out;
}

}  // namespace words
