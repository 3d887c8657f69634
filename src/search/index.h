// Index: what one city's readers search in. Opened when first asked, closed when idle; many threads
// may ask at once. It only reads: indexer.h writes the file.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/tx.h"
#include "search/search.h"
#include "words/snippet.h"

namespace search {

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

struct Settings {
    std::string folder;     // of derived data: <folder>/search-<format>.db
    std::string city_name;  // says nothing in its own portal
    std::string synonyms;   // the city's own lines
};

class Index {
  public:
    explicit Index(Settings settings);
    ~Index();
    // tx: of the city's database, for the texts of what is shown.
    Results search(db::ReadTx& tx, const Query& query);
    std::vector<std::string> suggest(std::string_view typed, std::size_t limit = 8);
    // Reads the vocabulary again when the index has changed; not for readers to wait for: in a
    // large city it takes a quarter of a second. When quiet: not while the index goes on changing.
    void refresh();
    void refresh_when_quiet();
    void close();  // frees what can be read again

  private:
    struct Inner;
    std::unique_ptr<Inner> inner_;
};

}  // namespace search
