// The entry of a place: found by its name and reading, by what it is called in daily life
// (ほいくえん) and by what it has (授乳室, おむつ替え).
#include "facilities/search_entry.h"

#include "base/text.h"
#include "datasets/datasets.h"
#include "facilities/words.h"
#include "search/search.h"

namespace facilities {

static std::string_view entry_kind(const Facility& f) {
    return f.kind == "shop" ? "shop" : "facility";
}

static void add(std::string& text, std::string_view more, std::string_view separator) {
    if (more.empty()) return;
    if (!text.empty()) text += separator;
    text += more;
}

static search::Entry entry_of(const Facility& f);

void put_search_entry(db::WriteTx& tx, const Facility& f) {
    search::put(tx, entry_of(f));
}

void put_new_search_entry(db::WriteTx& tx, const Facility& f) {
    search::put_new(tx, entry_of(f));
}

static search::Entry entry_of(const Facility& f) {
    search::Entry entry;
    entry.kind = entry_kind(f);
    entry.source = f.id.number;
    entry.source_id = f.source_id;
    entry.title = f.name;
    entry.summary = f.type.empty() ? std::string(plain_name_of_kind(f.kind)) : f.type;
    add(entry.summary, f.benefit, " ");
    add(entry.summary, f.address, " ");
    add(entry.body, plain_description(f), "\n");
    for (const auto* part : {&f.note, &f.hours_note, &f.access})
        add(entry.body, *part, "\n");
    entry.body += search::finding_only;
    entry.body += f.building;
    for (const auto& [header, cell] : datasets::read_rest(f.extras))
        add(entry.body, cell, "\n");
    add(entry.keywords, f.kana, " ");
    add(entry.keywords, words_of_kind(f.kind), " ");
    for (const auto& feature : f.features)
        add(entry.keywords, words_of_feature(feature), " ");
    add(entry.keywords, f.town, " ");
    entry.url = f.path();
    entry.ages = f.ages;
    if (f.point) entry.latitude = f.point->latitude, entry.longitude = f.point->longitude;
    return entry;
}

std::string plain_description(const Facility& facility) {
    if (facility.dataset != "hospital") return facility.description;
    auto subjects = base::replace_all(facility.description, "；", ";");
    subjects = base::replace_all(std::move(subjects), "; ", ";");
    return base::replace_all(std::move(subjects), ";", "・");
}

void remove_search_entry(db::WriteTx& tx, const Facility& facility) {
    search::remove(tx, entry_kind(facility), facility.id.number);
}

}  // namespace facilities
