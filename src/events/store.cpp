// One event and the days it takes place on.
#include "events/store.h"

#include "db/tx.h"

namespace events {

constexpr int days_ahead = 1100;  // three years: the longest a rule without an end is spread out

static const db::Sql new_event{R"(
INSERT INTO event (source_id, title, kana, summary, description, category, first_on, last_on, begins,
                   ends, day_note, rule, excluded, facility, place, address, building, district,
                   latitude, longitude, access, parking, charge, fee, fee_detail, room, age_from,
                   age_to, ages_note, audience, capacity, apply_until, apply_how, contact, phone,
                   organiser, url, note, source_name, updated_on, sequence, extras, cells,
                   day_words, created_at, created_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
        $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38,
        $39, $40, 0, $41, $42, $43, $44, 'import')
RETURNING id)"};

static const db::Sql changed_event{R"(
UPDATE event
SET source_id = $1, title = $2, kana = $3, summary = $4, description = $5, category = $6,
    first_on = $7, last_on = $8, begins = $9, ends = $10, day_note = $11, rule = $12,
    excluded = $13, facility = $14, place = $15, address = $16, building = $17, district = $18,
    latitude = $19, longitude = $20, access = $21, parking = $22, charge = $23, fee = $24,
    fee_detail = $25, room = $26, age_from = $27, age_to = $28, ages_note = $29, audience = $30,
    capacity = $31, apply_until = $32, apply_how = $33, contact = $34, phone = $35,
    organiser = $36, url = $37, note = $38, source_name = $39, updated_on = $40, extras = $41,
    cells = $42, day_words = $43, sequence = sequence + 1, closed_on = NULL
WHERE id = $44)"};

#define EVENT_COLUMNS                                                                          \
    "SELECT id, source_id, title, kana, summary, description, category, first_on, last_on, "   \
    "begins,"                                                                                  \
    " ends, day_note, rule, excluded, facility, place, address, building, district, latitude," \
    " longitude, access, parking, charge, fee, fee_detail, room, age_from, age_to, ages_note," \
    " audience, capacity, apply_until, apply_how, contact, phone, organiser, url, note,"       \
    " source_name, updated_on, sequence, closed_on, extras, cells, day_words, edited_at"       \
    " FROM event "
static const db::Sql one_event{EVENT_COLUMNS "WHERE id = $1"};
static const db::Sql open_events{EVENT_COLUMNS "WHERE closed_on IS NULL ORDER BY id"};

static const db::Sql closed_event{"UPDATE event SET closed_on = $2 WHERE id = $1"};
static const db::Sql edited_event{
    "SELECT edited_at FROM event WHERE id = $1 AND edited_at IS NOT NULL"};
static const db::Sql by_source_id{
    "SELECT id FROM event WHERE source_id = $1 AND closed_on IS NULL ORDER BY id"};
static const db::Sql no_days{"DELETE FROM event_day WHERE event_id = $1"};
static const db::Sql new_day{R"(
INSERT INTO event_day (day, begins, event_id, last_day)
VALUES ($1, $2, $3, $4))"};
static const db::Sql days_of{R"(
SELECT day
FROM event_day
WHERE event_id = $1 AND day >= $2
ORDER BY day
LIMIT $3)"};

static void insert_days(db::WriteTx& tx, base::Id<Event> id, const Event& event);
static void tell(db::WriteTx& tx, base::Id<Event> id);
static std::optional<int> minutes(const std::optional<base::TimeOfDay>& time);
// The columns in the order of both statements.
template <class... More>
static auto with_columns(const Event& e, const auto& run, const More&... more) {
    const auto rule = e.when.rule ? schedule::rule_text(*e.when.rule) : std::string();
    const auto excluded = schedule::days_text(e.when.excluded);
    const auto from = e.ages ? std::optional(e.ages->from) : std::nullopt;
    const auto to = e.ages ? std::optional(e.ages->to) : std::nullopt;
    return run(
        e.source_id,
        e.title,
        e.kana,
        e.summary,
        e.description,
        e.category,
        e.when.start,
        e.last_day,
        minutes(e.begins),
        minutes(e.ends),
        e.day_note,
        rule,
        excluded,
        e.facility,
        e.place,
        e.address,
        e.building,
        e.district,
        e.latitude,
        e.longitude,
        e.access,
        e.parking,
        e.charge,
        e.fee,
        e.fee_detail,
        e.room,
        from,
        to,
        e.ages_note,
        e.audience,
        e.capacity,
        e.apply_until,
        e.apply_how,
        e.contact,
        e.phone,
        e.organiser,
        e.url,
        e.note,
        e.source_name,
        e.updated,
        e.extras,
        e.cells,
        e.day_words,
        more...
    );
}

base::Id<Event> insert_event(db::WriteTx& tx, const Event& event, base::Moment now) {
    const auto id = with_columns(
        event,
        [&](const auto&... columns) { return *tx.find<base::Id<Event>>(new_event, columns...); },
        now
    );
    insert_days(tx, id, event);
    tell(tx, id);
    return id;
}

void update_event(db::WriteTx& tx, const Event& event) {
    with_columns(
        event,
        [&](const auto&... columns) { return tx.execute(changed_event, columns...); },
        event.id
    );
    tx.execute(no_days, event.id);
    insert_days(tx, event.id, event);
    tell(tx, event.id);
}

void close_event(db::WriteTx& tx, base::Id<Event> id, base::Date day) {
    tx.execute(closed_event, id, day);
    tx.execute(no_days, id);
    tell(tx, id);
}

bool is_edited(db::ReadTx& tx, base::Id<Event> id) {
    return tx.find<std::int64_t>(edited_event, id).has_value();
}

std::optional<base::Id<Event>> find_by_source_id(db::ReadTx& tx, std::string_view source_id) {
    return tx.find<base::Id<Event>>(by_source_id, source_id);
}

std::vector<base::Date> list_days(db::ReadTx& tx, base::Id<Event> id, base::Date from, int limit) {
    return tx.list<base::Date>(days_of, id, from, limit);
}

std::string topic_of(base::Id<Event> id) {
    return "event:" + std::to_string(id.number);
}
std::string Event::path() const {
    return "/events/" + std::to_string(id.number);
}

static void insert_days(db::WriteTx& tx, base::Id<Event> id, const Event& event) {
    const int length = event.last_day - event.when.start;
    const auto begins = event.begins.value_or(base::TimeOfDay{-1}).minutes;
    for (const auto day :
         schedule::occurrences(event.when, event.when.start, event.when.start + days_ahead))
        tx.execute(new_day, day, begins, id, day + length);
}

static void tell(db::WriteTx& tx, base::Id<Event> id) {
    tx.changed(topic_of(id));
    tx.changed(std::string(any_event));
}

static std::optional<int> minutes(const std::optional<base::TimeOfDay>& time) {
    if (!time) return {};
    return time->minutes;
}

// Reads the columns of one_event one after the other.
static Event event_from(const db::Row& row) {
    int column = 0;
    const auto text = [&] { return row.get<std::string>(column++); };
    const auto time = [&]() -> std::optional<base::TimeOfDay> {
        const auto value = row.get<std::optional<int>>(column++);
        if (!value) return {};
        return base::TimeOfDay{*value};
    };
    Event e;
    e.id = row.get<base::Id<Event>>(column++);
    for (auto* field : {&e.source_id, &e.title, &e.kana, &e.summary, &e.description, &e.category})
        *field = text();
    e.when.start = row.get<base::Date>(column++);
    e.last_day = row.get<base::Date>(column++);
    e.begins = time();
    e.ends = time();
    e.day_note = text();
    if (const auto rule = text(); !rule.empty())
        if (auto parsed = schedule::parse_rule(rule)) e.when.rule = std::move(*parsed);
    e.when.excluded = schedule::parse_days(text()).value_or(std::vector<base::Date>());
    for (auto* field : {&e.facility, &e.place, &e.address, &e.building, &e.district})
        *field = text();
    e.latitude = row.get<std::optional<double>>(column++);
    e.longitude = row.get<std::optional<double>>(column++);
    for (auto* field : {&e.access, &e.parking, &e.charge, &e.fee, &e.fee_detail, &e.room})
        *field = text();
    const auto from = row.get<std::optional<int>>(column++);
    const auto to = row.get<std::optional<int>>(column++);
    if (from && to) e.ages = base::AgeRange{*from, *to};
    for (auto* field : {&e.ages_note, &e.audience, &e.capacity})
        *field = text();
    e.apply_until = row.get<std::optional<base::Date>>(column++);
    for (auto* field :
         {&e.apply_how, &e.contact, &e.phone, &e.organiser, &e.url, &e.note, &e.source_name})
        *field = text();
    e.updated = row.get<base::Date>(column++);
    e.sequence = row.get<int>(column++);
    e.closed = row.get<std::optional<base::Date>>(column++);
    e.extras = text();
    e.cells = text();
    e.day_words = text();
    return e;
}

constexpr int edited_column = 46;

std::optional<Event> find_event(db::ReadTx& tx, base::Id<Event> id) {
    std::optional<Event> found;
    tx.each(
        one_event, [&](const db::Row& row) { found = event_from(row); }, id
    );
    return found;
}

void each_open(db::ReadTx& tx, const std::function<void(const Event&, bool edited)>& each) {
    tx.each(open_events, [&](const db::Row& row) {
        each(event_from(row), !row.is_null(edited_column));
    });
}

}  // namespace events
