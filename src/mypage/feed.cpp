// Rules without SQL and without pages.
#include "mypage/feed.h"

#include <algorithm>
#include <set>

namespace mypage {

using accounts::Child;

static bool overlap(base::AgeRange a, base::AgeRange b) {
    return a.from <= b.to && b.from <= a.to;
}

static std::vector<std::string> whose(
    const std::vector<Child>& children, base::AgeRange ages, base::Date today
) {
    std::vector<std::string> names;
    for (const auto& child : children)
        if (overlap(child.ages(today), ages)) names.push_back(child.nickname);
    return names;
}

base::AgeRange span_of(const std::vector<Child>& children, base::Date today) {
    base::AgeRange span{1000, -1000};
    for (const auto& child : children) {
        const auto ages = child.ages(today);
        span = {std::min(span.from, ages.from), std::max(span.to, ages.to)};
    }
    return span;
}

std::vector<Card> choose_articles(
    const std::vector<Child>& children,
    const std::vector<articles::ForAges>& found,
    base::Date today,
    std::size_t most
) {
    std::vector<Card> cards;
    std::set<base::Id<articles::Article>> taken;
    const auto next_for = [&](const Child& child) {
        return std::find_if(found.begin(), found.end(), [&](const articles::ForAges& one) {
            return overlap(child.ages(today), one.ages) && !taken.contains(one.summary.id);
        });
    };
    for (std::size_t before = 0;; before = cards.size()) {
        for (const auto& child : children) {
            const auto one = next_for(child);
            if (one == found.end() || cards.size() == most) continue;
            taken.insert(one->summary.id);
            cards.push_back({one->summary, {whose(children, one->ages, today), one->ages}});
        }
        if (before == cards.size()) break;
    }
    return cards;
}

std::vector<EventCard> choose_events(
    const std::vector<Child>& children,
    const std::vector<events::Occurrence>& found,
    base::Date today,
    std::size_t most
) {
    std::vector<EventCard> cards;
    for (const auto& event : found) {
        if (cards.size() == most) break;
        if (event.cancelled) continue;
        EventCard card{event, {}};
        if (event.ages) card.why = {whose(children, *event.ages, today), *event.ages};
        if (!event.ages || !card.why.children.empty()) cards.push_back(std::move(card));
    }
    return cards;
}

}  // namespace mypage
