// search: one index of everything public. Each room writes its entry in its own transaction with
// put(); /search, /calendar, /map and the API read from here. Not the rooms' own tables: an entry
// is a copy for finding, and the index file behind it (index.h) is derived data.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "db/tx.h"
#include "words/snippet.h"

namespace web {
class Site;
}

namespace search {

// What follows it in a body is for finding only; excerpts do not show it.
inline constexpr char finding_only = '\f';

// Who says it: what the city says comes first.
enum class Rank : std::uint8_t { Official = 0, Partner = 1, Community = 2 };

struct Entry {
    std::string kind;  // "article" "faq" "column" "facility" "event" "shop": a tab of /search
    std::int64_t source = 0;  // number of the row in its room
    std::string source_id;    // the city's own id, from import
    std::string title;
    std::string summary;
    std::string body;      // plain text, no markup (html::Rendered::plain)
    std::string keywords;  // 別名・検索語: what people type for it; counts like the title
    std::string url;       // "/articles/42"
    std::optional<base::AgeRange> ages;          // nothing: for everyone
    std::optional<base::Date> day_from, day_to;  // when it takes place; one day: both the same
    std::optional<double> latitude, longitude;
    std::optional<base::Date> published_on;   // not found before this day
    std::optional<base::Date> visible_until;  // not found after this day
    Rank rank = Rank::Official;
};

struct Query {
    std::string text;                // empty: everything that passes the filters
    std::vector<std::string> kinds;  // empty: all
    std::optional<base::AgeRange> ages;
    std::optional<base::Date> from, to;  // takes place on one of these days
    struct Near {
        double latitude, longitude, metres;
    };
    std::optional<Near> near;
    base::Date today;
    std::size_t offset = 0, limit = 20;
};

struct Hit {
    std::int64_t id = 0;  // of the entry
    double score = 0;
    Entry entry;                               // as it is in the database now
    std::vector<words::Piece> title, snippet;  // with marks
    std::optional<double> metres;              // from Query::near
    int repeats = 0;                           // further days of the same title
};

struct Facet {
    std::string kind;
    std::int64_t count;
};

struct Results {
    bool ready = true;  // false: the index is being made
    std::vector<Hit> hits;
    std::int64_t total = 0;
    std::vector<Facet> kinds;       // without the filter by kind
    std::vector<std::string> also;  // 「…でも探しました」
    double confidence = 1;          // below 0.5: perhaps nothing here answers this
};

// Called in the transaction that publishes or changes the row. The same entry again changes
// nothing.
void put(db::WriteTx& tx, const Entry& entry);
// The same for a row that was just made: there is nothing to compare it with.
void put_new(db::WriteTx& tx, const Entry& entry);
// Called when the row is withdrawn or deleted. The text leaves the table, too.
void remove(db::WriteTx& tx, std::string_view kind, std::int64_t source);

// Somebody found nothing. Counts the words by day, without anything about the person; words that
// look like a telephone number or an address of a person, or are long, are not kept.
void count_miss(db::WriteTx& tx, base::Date today, std::string_view query, std::int64_t times = 1);

// What a reference means: "hotroom-ekimae" → the page of that place.
struct Found {
    std::string title, url;
    static Found from(const db::Row& row);
};
// By the city's own id (from import), among what is public today. A page that asks shows the topic
// of the reference, also of one that leads nowhere yet.
std::optional<Found> find_by_source_id(
    db::ReadTx& tx, std::string_view source_id, base::Date today
);
std::string topic_of_reference(std::string_view source_id);

// The address of everything that is public today, newest rows first: for the sitemap.
void each_address(
    db::ReadTx& tx, base::Date today, int limit, const std::function<void(std::string_view)>& say
);

// What answers the query, the best first; also what was written a moment ago.
Results find(web::Site& site, const Query& query);
// Counts that nobody was helped, later and beside the pages: a search costs no durable write.
void remember_miss(web::Site& site, std::string_view query, base::Date today);

// Brings the index of a city up to date; called twice a second beside its pages.
void keep_fresh(web::Site& site);
// Writes what was searched for in vain and is still counted in memory only.
void before_stop(web::Site& site);

// Another database is in the place of the one before (restore): the index is made anew when it is
// next looked at. data_folder: of the city.
void forget_index(const std::string& data_folder);

// Words that begin so: "いちじあ", "itiziaz" → 一時預かり.
std::vector<std::string> suggest(web::Site& site, std::string_view typed);

}  // namespace search
