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

namespace search {

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
