// All SQL of this room on the city's database.
#include "search/store.h"

#include <algorithm>

namespace search {

static const db::Sql known_entry{R"(
    SELECT hash, gone, source_id
    FROM search_entry
    WHERE kind = $1 AND source = $2
)"};

static const db::Sql next_seqs{R"(
    UPDATE search_counter SET last = last + $1
    WHERE one = 1
    RETURNING last
)"};

static const db::Sql put_entry{R"(
    INSERT INTO search_entry (
        kind, source, source_id, title, summary, body, keywords, url, age_from, age_to,
        day_from, day_to, latitude, longitude, published_on, visible_until,
        official, hash, seq, gone
    )
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 0)
    ON CONFLICT (kind, source) DO UPDATE SET
        source_id = excluded.source_id, title = excluded.title, summary = excluded.summary,
        body = excluded.body, keywords = excluded.keywords, url = excluded.url,
        age_from = excluded.age_from, age_to = excluded.age_to,
        day_from = excluded.day_from, day_to = excluded.day_to,
        latitude = excluded.latitude, longitude = excluded.longitude,
        published_on = excluded.published_on, visible_until = excluded.visible_until,
        official = excluded.official, hash = excluded.hash, seq = excluded.seq, gone = 0
)"};

static const db::Sql remove_entry{R"(
    UPDATE search_entry
    SET gone = 1, seq = $3, title = '', summary = '', body = '', keywords = ''
    WHERE kind = $1 AND source = $2 AND gone = 0
)"};

static const db::Sql seq_given_out{R"(
    SELECT last
    FROM search_counter
    WHERE one = 1
)"};

#define ENTRY_COLUMNS                                                                     \
    "SELECT id, seq, gone, kind, source, source_id, title, summary, body, keywords, url," \
    " age_from, age_to, day_from, day_to, latitude, longitude, published_on,"             \
    " visible_until, official FROM search_entry "

static const db::Sql entries_after{ENTRY_COLUMNS "WHERE seq > $1 ORDER BY seq LIMIT $2"};
static const db::Sql entry_by_id{ENTRY_COLUMNS "WHERE id = $1"};

static const db::Sql count_words{R"(
    INSERT INTO search_miss (day, query, count)
    VALUES ($1, $2, $3)
    ON CONFLICT (day, query) DO UPDATE SET count = search_miss.count + excluded.count
)"};

Known Known::from(const db::Row& row) {
    return {row.integer(0), row.integer(1) != 0, row.get<std::string>(2)};
}

static std::optional<base::AgeRange> ages_from(const db::Row& row, int from, int to) {
    if (row.is_null(from) || row.is_null(to)) return std::nullopt;
    return base::AgeRange{row.get<int>(from), row.get<int>(to)};
}

Stored Stored::from(const db::Row& row) {
    Stored stored{row.integer(0), row.integer(1), row.integer(2) != 0, {}};
    Entry& entry = stored.entry;
    entry.kind = row.text(3);
    entry.source = row.integer(4);
    entry.source_id = row.text(5);
    entry.title = row.text(6);
    entry.summary = row.text(7);
    entry.body = row.text(8);
    entry.keywords = row.text(9);
    entry.url = row.text(10);
    entry.ages = ages_from(row, 11, 12);
    entry.day_from = row.get<std::optional<base::Date>>(13);
    entry.day_to = row.get<std::optional<base::Date>>(14);
    entry.latitude = row.get<std::optional<double>>(15);
    entry.longitude = row.get<std::optional<double>>(16);
    entry.published_on = row.get<std::optional<base::Date>>(17);
    entry.visible_until = row.get<std::optional<base::Date>>(18);
    entry.rank = row.get<Rank>(19);
    return stored;
}

std::optional<Known> find_known(db::ReadTx& tx, std::string_view kind, std::int64_t source) {
    return tx.find<Known>(known_entry, kind, source);
}

namespace {

struct ClaimedSeqs {
    std::int64_t next = 1, last = 0, many = 1;
};

}  // namespace

// More and more at once: PostgreSQL takes ever longer to change one row again and again in a
// transaction. What is left over is never given out.
std::int64_t claim_seq(db::WriteTx& tx) {
    constexpr std::int64_t most = 1024;
    auto& claimed = tx.part<ClaimedSeqs>();
    if (claimed.next > claimed.last) {
        claimed.last = tx.find<std::int64_t>(next_seqs, claimed.many).value();
        claimed.next = claimed.last - claimed.many + 1;
        claimed.many = std::min(claimed.many * 2, most);
    }
    return claimed.next++;
}

void upsert_entry(db::WriteTx& tx, const Entry& entry, std::int64_t hash, std::int64_t seq) {
    std::optional<int> age_from, age_to;
    if (entry.ages) age_from = entry.ages->from, age_to = entry.ages->to;
    tx.post(
        put_entry,
        entry.kind,
        entry.source,
        entry.source_id,
        entry.title,
        entry.summary,
        entry.body,
        entry.keywords,
        entry.url,
        age_from,
        age_to,
        entry.day_from,
        entry.day_to,
        entry.latitude,
        entry.longitude,
        entry.published_on,
        entry.visible_until,
        entry.rank,
        hash,
        seq
    );
}

void blank_entry(db::WriteTx& tx, std::string_view kind, std::int64_t source, std::int64_t seq) {
    tx.execute(remove_entry, kind, source, seq);
}

std::int64_t last_seq(db::ReadTx& tx) {
    return tx.find<std::int64_t>(seq_given_out).value_or(0);
}

std::vector<Stored> list_after(db::ReadTx& tx, std::int64_t seq, std::int64_t limit) {
    return tx.list<Stored>(entries_after, seq, limit);
}

std::optional<Stored> find_stored(db::ReadTx& tx, std::int64_t id) {
    return tx.find<Stored>(entry_by_id, id);
}

void add_miss(db::WriteTx& tx, base::Date day, std::string_view query, std::int64_t times) {
    tx.execute(count_words, day, query, times);
}

}  // namespace search
