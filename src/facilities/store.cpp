// Places: writing, and reading one or all of a standard list.
#include "facilities/store.h"

#include <algorithm>

#include "base/text.h"

namespace facilities {

static const db::Sql new_facility{R"(
INSERT INTO facility (
    dataset, source_id, kind, type, name, kana, english, address, building, town, district,
    latitude, longitude, position, phone, extension, fax, mail, url, access, parking_note,
    operator_name, postcode, capacity, age_from, age_to, hours, hours_note, description, note,
    benefit, image, image_licence, features, department, source_name, licence, extras, cells,
    folded, sort_key, checked_on, updated_on, created_at, created_by
)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
        $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38,
        $39, $40, $41, $42, $43, $44, $45)
RETURNING id)"};

static const db::Sql changed_facility{R"(
UPDATE facility
SET dataset = $1, source_id = $2, kind = $3, type = $4, name = $5, kana = $6, english = $7,
    address = $8, building = $9, town = $10, district = $11, latitude = $12, longitude = $13,
    position = $14, phone = $15, extension = $16, fax = $17, mail = $18, url = $19, access = $20,
    parking_note = $21, operator_name = $22, postcode = $23, capacity = $24, age_from = $25,
    age_to = $26, hours = $27, hours_note = $28, description = $29, note = $30, benefit = $31,
    image = $32, image_licence = $33, features = $34, department = $35, source_name = $36,
    licence = $37, extras = $38, cells = $39, folded = $40, sort_key = $41, checked_on = $42,
    updated_on = $43, closed_on = NULL
WHERE id = $44)"};

static const db::Sql closed_facility{"UPDATE facility SET closed_on = $2 WHERE id = $1"};
static const db::Sql edited_facility{
    "SELECT id FROM facility WHERE id = $1 AND edited_at IS NOT NULL"};
static const db::Sql no_features{"DELETE FROM facility_feature WHERE facility_id = $1"};
static const db::Sql new_feature{R"(
INSERT INTO facility_feature (facility_id, feature)
VALUES ($1, $2)
ON CONFLICT (facility_id, feature) DO NOTHING)"};

#define FACILITY_COLUMNS                                                                   \
    "SELECT id, dataset, source_id, kind, type, name, kana, english, address, building,"   \
    " town, district, latitude, longitude, position, phone, extension, fax, mail, url,"    \
    " access, parking_note, operator_name, postcode, capacity, age_from, age_to, hours,"   \
    " hours_note, description, note, benefit, image, image_licence, features, department," \
    " source_name, licence, extras, cells, checked_on, updated_on, closed_on, edited_at"   \
    " FROM facility "

static const db::Sql one_facility{FACILITY_COLUMNS "WHERE id = $1"};
static const db::Sql open_facility{FACILITY_COLUMNS "WHERE id = $1 AND closed_on IS NULL"};
static const db::Sql by_source_id{FACILITY_COLUMNS
                                  "WHERE source_id = $1 AND closed_on IS NULL ORDER BY id"};
static const db::Sql of_dataset{FACILITY_COLUMNS
                                "WHERE dataset = $1 AND closed_on IS NULL ORDER BY id"};

static std::string sort_key_of(const Facility& f);
static std::string all_words_of(const Facility& f);
static std::string_view name_of(Position position);
static void insert_features(db::WriteTx& tx, base::Id<Facility> id, const Facility& f);
static Facility facility_from(const db::Row& row);

// The columns that insert and update share, in the order of both statements.
template <class Do>
static auto with_columns(const Facility& f, Do&& carry_out) {
    std::optional<double> latitude, longitude;
    if (f.point) latitude = f.point->latitude, longitude = f.point->longitude;
    std::optional<int> from, to;
    if (f.ages) from = f.ages->from, to = f.ages->to;
    const auto hours = schedule::hours_to_text(f.hours);
    const auto features = base::join(f.features, " ");
    const auto words = all_words_of(f);
    const auto sort_key = sort_key_of(f);
    const auto position = name_of(f.point ? f.position : Position::None);
    return carry_out(
        f.dataset,
        f.source_id,
        f.kind,
        f.type,
        f.name,
        f.kana,
        f.english,
        f.address,
        f.building,
        f.town,
        f.district,
        latitude,
        longitude,
        position,
        f.phone,
        f.extension,
        f.fax,
        f.mail,
        f.url,
        f.access,
        f.parking_note,
        f.operator_name,
        f.postcode,
        f.capacity,
        from,
        to,
        hours,
        f.hours_note,
        f.description,
        f.note,
        f.benefit,
        f.image,
        f.image_licence,
        features,
        f.department,
        f.source_name,
        f.licence,
        f.extras,
        f.cells,
        words,
        sort_key,
        f.checked,
        f.updated
    );
}

// Nobody has seen a place that is new, so only the lists have changed.
base::Id<Facility> insert_facility(
    db::WriteTx& tx, const Facility& facility, base::Moment now, std::string_view by
) {
    const auto id = with_columns(facility, [&](const auto&... columns) {
        return tx.find<base::Id<Facility>>(new_facility, columns..., now, by);
    });
    insert_features(tx, *id, facility);
    tx.changed(std::string(any_facility));
    return *id;
}

void update_facility(db::WriteTx& tx, const Facility& facility) {
    with_columns(facility, [&](const auto&... columns) {
        return tx.execute(changed_facility, columns..., facility.id);
    });
    tx.execute(no_features, facility.id);
    insert_features(tx, facility.id, facility);
    tx.changed(topic_of(facility.id));
    tx.changed(std::string(any_facility));
}

void close_facility(db::WriteTx& tx, base::Id<Facility> id, base::Date day) {
    tx.execute(closed_facility, id, day);
    tx.changed(topic_of(id));
    tx.changed(std::string(any_facility));
}

std::optional<Facility> find_facility(db::ReadTx& tx, base::Id<Facility> id) {
    std::optional<Facility> found;
    tx.each(
        one_facility, [&](const db::Row& row) { found = facility_from(row); }, id
    );
    return found;
}

std::optional<Facility> find_open(db::ReadTx& tx, base::Id<Facility> id) {
    std::optional<Facility> found;
    tx.each(
        open_facility, [&](const db::Row& row) { found = facility_from(row); }, id
    );
    return found;
}

std::optional<Facility> find_by_source_id(db::ReadTx& tx, std::string_view source_id) {
    std::optional<Facility> found;
    tx.each(
        by_source_id,
        [&](const db::Row& row) {
            if (!found) found = facility_from(row);
        },
        source_id
    );
    return found;
}

bool is_edited(db::ReadTx& tx, base::Id<Facility> id) {
    return tx.find<std::int64_t>(edited_facility, id).has_value();
}

void each_of_dataset(
    db::ReadTx& tx,
    std::string_view dataset,
    const std::function<void(const Facility&, bool edited)>& each
) {
    tx.each(
        of_dataset, [&](const db::Row& row) { each(facility_from(row), !row.is_null(43)); }, dataset
    );
}

std::string folded(std::string_view text) {
    return base::to_hiragana(base::fold(text));
}

static std::string all_words_of(const Facility& f) {
    std::string all;
    for (const auto* part : {&f.name, &f.kana, &f.address, &f.building, &f.type})
        if (!part->empty()) (all += *part) += ' ';
    return folded(all);
}

// 五十音順 by reading; a place without one stands by its name.
// Lists of many kinds begin with what families come for; shops and AEDs stand at the end.
static std::string sort_key_of(const Facility& f) {
    const auto* kind = find_kind(f.kind);
    const auto& groups = all_groups();
    const auto at = kind ? std::find(groups.begin(), groups.end(), kind->group) : groups.end();
    const auto rank = char('0' + (at - groups.begin()));
    return rank + folded(f.kana.empty() ? f.name : f.kana);
}

static std::string_view name_of(Position position) {
    switch (position) {
        case Position::Exact:
            return "exact";
        case Position::Approximate:
            return "approximate";
        case Position::None:
            break;
    }
    return "none";
}

static Position position_from(std::string_view name) {
    if (name == "exact") return Position::Exact;
    return name == "approximate" ? Position::Approximate : Position::None;
}

static void insert_features(db::WriteTx& tx, base::Id<Facility> id, const Facility& f) {
    for (const auto& feature : f.features)
        tx.post(new_feature, id, feature);
}

static std::vector<std::string> features_from(std::string_view text) {
    std::vector<std::string> all;
    if (!text.empty())
        for (const auto feature : base::split(text, ' '))
            all.emplace_back(feature);
    return all;
}

static std::optional<areas::Point> point_from(const db::Row& row, int column) {
    if (row.is_null(column) || row.is_null(column + 1)) return {};
    return areas::Point{row.real(column), row.real(column + 1)};
}

static std::optional<base::AgeRange> ages_from(const db::Row& row, int column) {
    if (row.is_null(column) || row.is_null(column + 1)) return {};
    return base::AgeRange{row.get<int>(column), row.get<int>(column + 1)};
}

static Facility facility_from(const db::Row& row) {
    Facility f;
    f.id = row.get<base::Id<Facility>>(0);
    int column = 1;
    for (auto* text :
         {&f.dataset,
          &f.source_id,
          &f.kind,
          &f.type,
          &f.name,
          &f.kana,
          &f.english,
          &f.address,
          &f.building,
          &f.town,
          &f.district})
        *text = row.text(column++);
    f.point = point_from(row, 12);
    f.position = position_from(row.text(14));
    column = 15;
    for (auto* text :
         {&f.phone,
          &f.extension,
          &f.fax,
          &f.mail,
          &f.url,
          &f.access,
          &f.parking_note,
          &f.operator_name,
          &f.postcode})
        *text = row.text(column++);
    f.capacity = row.get<std::optional<int>>(24);
    f.ages = ages_from(row, 25);
    f.hours = schedule::hours_from_text(row.text(27));
    column = 28;
    for (auto* text :
         {&f.hours_note, &f.description, &f.note, &f.benefit, &f.image, &f.image_licence})
        *text = row.text(column++);
    f.features = features_from(row.text(34));
    column = 35;
    for (auto* text : {&f.department, &f.source_name, &f.licence, &f.extras, &f.cells})
        *text = row.text(column++);
    f.checked = row.get<std::optional<base::Date>>(40);
    f.updated = row.get<base::Date>(41);
    f.closed = row.get<std::optional<base::Date>>(42);
    return f;
}

// id, kind, name, address, district, phone, latitude, longitude, position, age_from, age_to,
// hours, features, benefit, checked_on
Place Place::from(const db::Row& row) {
    Place p;
    p.id = row.get<base::Id<Facility>>(0);
    p.kind = row.text(1);
    p.name = row.text(2);
    p.address = row.text(3);
    p.district = row.text(4);
    p.phone = row.text(5);
    p.point = point_from(row, 6);
    p.position = position_from(row.text(8));
    p.ages = ages_from(row, 9);
    p.hours = schedule::hours_from_text(row.text(11));
    p.features = features_from(row.text(12));
    p.benefit = row.text(13);
    p.checked = row.get<std::optional<base::Date>>(14);
    p.source_id = row.text(15);
    p.source_name = row.text(16);
    p.licence = row.text(17);
    return p;
}

}  // namespace facilities
