// The feed: deterministic, from birth months alone. A child whose age is open by a month is taken
// at both ages: better one card too many than a deadline missed.
#pragma once

#include <string>
#include <vector>

#include "accounts/accounts.h"
#include "articles/articles.h"
#include "events/events.h"

namespace mypage {

// Why something is shown: these children are of the ages that it is for.
struct Reason {
    std::vector<std::string> children{};
    base::AgeRange ages{};
};

struct Card {
    articles::Summary article;
    Reason why;
};

struct EventCard {
    events::Occurrence event;
    Reason why;  // no children: it is for all ages
};

struct Feed {
    std::vector<Card> cards{};
    std::vector<EventCard> events{};
};

// The ages of all children together; what the stores are asked for.
base::AgeRange span_of(const std::vector<accounts::Child>& children, base::Date today);

// The children take turns, so that none is crowded out; for each the narrow age ranges first (健診
// before what suits every year). Each article once, at most `most`.
std::vector<Card> choose_articles(
    const std::vector<accounts::Child>& children,
    const std::vector<articles::ForAges>& found,
    base::Date today,
    std::size_t most
);
std::vector<EventCard> choose_events(
    const std::vector<accounts::Child>& children,
    const std::vector<events::Occurrence>& found,
    base::Date today,
    std::size_t most
);

}  // namespace mypage
