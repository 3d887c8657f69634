// What other rooms do with their entries, and what may be counted about searches.
#include <algorithm>

#include "base/text.h"
#include "search/search.h"
#include "search/store.h"

namespace search {

static std::int64_t content_hash(const Entry& entry);
static bool may_be_kept(std::string_view query);

void put(db::WriteTx& tx, const Entry& entry) {
    const auto known = find_known(tx, entry.kind, entry.source);
    if (!known || known->gone || known->hash != content_hash(entry)) put_new(tx, entry);
}

void put_new(db::WriteTx& tx, const Entry& entry) {
    upsert_entry(tx, entry, content_hash(entry), claim_seq(tx));
    tx.changed("search");
    tx.changed(topic_of_reference(entry.source_id));
}

void remove(db::WriteTx& tx, std::string_view kind, std::int64_t source) {
    const auto known = find_known(tx, kind, source);
    if (!known || known->gone) return;
    blank_entry(tx, kind, source, claim_seq(tx));
    tx.changed("search");
    tx.changed(topic_of_reference(known->source_id));
}

std::string topic_of_reference(std::string_view source_id) {
    return "reference:" + std::string(source_id);
}

void count_miss(db::WriteTx& tx, base::Date today, std::string_view query, std::int64_t times) {
    const auto words = base::fold(base::trim(query));
    if (may_be_kept(words)) add_miss(tx, today, words, times);
}

static std::int64_t content_hash(const Entry& entry) {
    std::string all;
    all.reserve(entry.body.size() + entry.title.size() + entry.summary.size() + 300);
    const auto add = [&](std::string_view text) { (all += text) += '\x1f'; };
    const auto add_number = [&](auto number) { add(number ? std::to_string(*number) : ""); };
    const auto add_day = [&](const auto& day) { add(day ? day->iso() : ""); };
    add(entry.source_id), add(entry.title), add(entry.summary), add(entry.body);
    add(entry.keywords), add(entry.url);
    if (entry.ages) add(std::to_string(entry.ages->from) + "-" + std::to_string(entry.ages->to));
    add_day(entry.day_from), add_day(entry.day_to);
    add_day(entry.published_on), add_day(entry.visible_until);
    add_number(entry.latitude), add_number(entry.longitude);
    all += static_cast<char>(entry.rank);
    return static_cast<std::int64_t>(base::hash(all));
}

// Telephone numbers, mail addresses, whole sentences: they may say who asked.
static bool may_be_kept(std::string_view query) {
    if (query.empty() || query.find('@') != std::string_view::npos) return false;
    const auto digits =
        std::count_if(query.begin(), query.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits < 7 && base::count_characters(query) <= 40;
}

}  // namespace search
