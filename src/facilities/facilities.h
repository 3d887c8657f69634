// facilities (施設): places where families go: nurseries, clinics, parks, toilets, shops… One row
// per place, whoever published it. Not events (what happens there) and not departments (担当課).
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "areas/areas.h"
#include "base/date.h"
#include "base/id.h"
#include "schedule/hours.h"

namespace db {
class ReadTx;
class Row;
class WriteTx;
}  // namespace db

namespace facilities {

// What kind of place; the table with icons, purposes and colours is in kinds.cpp.
struct KindFacts {
    std::string_view name;   // "nursery": in the database, in addresses, in texts
    std::string_view group;  // a layer of the map: see all_groups()
    std::string_view icon;
    std::string_view purposes;  // "azukeru manabu": purposes this kind serves
};
const std::vector<KindFacts>& all_kinds();
const KindFacts* find_kind(std::string_view name);
// childcare, play, health, help, schools, daily, shops, safety
const std::vector<std::string_view>& all_groups();

// 設備・サービス: what a place has. A row of facility_feature each.
//   temporary_care sick_care holiday_care night_care nursing_room diaper parking stroller
//   accessible_toilet playground water_play eating shade
const std::vector<std::string_view>& all_features();

enum class Position { Exact, Approximate, None };  // as published; of the town; unknown

struct Facility {
    base::Id<Facility> id;
    std::string dataset, source_id, kind, type;  // type: 種別 as published
    std::string name, kana, english, address, building, town, district;
    std::optional<areas::Point> point;
    Position position = Position::None;
    std::string phone, extension, fax, mail, url, access, parking_note, operator_name, postcode;
    std::optional<int> capacity;
    std::optional<base::AgeRange> ages;
    schedule::Hours hours;
    std::string hours_note, description, note, benefit, image, image_licence;
    std::vector<std::string> features;
    std::string department;
    std::string source_name, licence;  // whose data, under which terms: shown on every page
    std::optional<base::Date> checked;
    base::Date updated;
    std::optional<base::Date> closed;
    std::string extras;  // JSON: every cell of the file that has no place above, by its header
    std::string cells;   // JSON: cells that the members above do not give back letter by letter
    std::string path() const;
};

// One line of a list, one point of a map.
struct Place {
    base::Id<Facility> id;
    std::string kind, name, address, district, phone;
    std::optional<areas::Point> point;
    Position position = Position::None;
    std::optional<base::AgeRange> ages;
    schedule::Hours hours;
    std::vector<std::string> features;
    std::string benefit, source_id, source_name, licence;
    std::optional<base::Date> checked;
    std::optional<double> metres{};  // from where the reader asked
    std::string path() const;
    static Place from(const db::Row& row);
};

// What the reader asked for; empty means any. The same filter drives list, map, GeoJSON and API.
struct Filter {
    std::vector<std::string> kinds{};
    std::string purpose{}, district{}, words{};
    std::vector<std::string> features{};  // all of them
    std::optional<int> months{};          // 月齢
    std::optional<base::Moment> open_at{};
    std::optional<areas::Point> near{};  // nearest first
    std::optional<double> within_metres{};
    int limit = 20;
    int offset = 0;
};

struct Listing {
    std::vector<Place> places;
    std::int64_t count = 0;  // of all that match, not only of this page
};

// What it says of itself, for reading: the subjects of a clinic (診療科目) are a list in one cell.
std::string plain_description(const Facility& facility);

Listing list_places(db::ReadTx& tx, const Filter& filter, base::Date today);
// What a page shows: nothing when there is none or it is closed.
std::optional<Facility> find_open(db::ReadTx& tx, base::Id<Facility> id);
std::optional<Facility> find_by_source_id(db::ReadTx& tx, std::string_view source_id);
// How many open places of each kind there are.
std::map<std::string, std::int64_t> count_by_kind(db::ReadTx& tx);

// Which days a place is closed (休館日), by its own hours; asks the database once per place.
class ClosedDays {
  public:
    explicit ClosedDays(db::ReadTx& tx) : tx_(tx) {}
    // No when the place is unknown or its hours are.
    bool contains(std::string_view source_id, base::Date day);

  private:
    db::ReadTx& tx_;
    std::map<std::string, schedule::Hours, std::less<>> known_;
};

inline constexpr std::string_view any_facility = "facilities";
std::string topic_of(base::Id<Facility> id);

// Writing: the place, what it has, its entry in the search, and the topics that pages show.
base::Id<Facility> insert(
    db::WriteTx& tx, Facility facility, base::Moment now, std::string_view by
);
void update(db::WriteTx& tx, const Facility& facility);  // a closed one is open again
void close(db::WriteTx& tx, base::Id<Facility> id, base::Date day);
bool is_edited(db::ReadTx& tx, base::Id<Facility> id);  // by a person, since it was imported
// The open places of a standard list in the order in which they came; edited: as above.
void each_of_dataset(
    db::ReadTx& tx,
    std::string_view dataset,
    const std::function<void(const Facility&, bool edited)>& each
);

}  // namespace facilities
