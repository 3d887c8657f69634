CREATE TABLE event (
    id {{id}},
    source_id TEXT NOT NULL,
    title TEXT NOT NULL,
    kana TEXT NOT NULL,
    summary TEXT NOT NULL,
    description TEXT NOT NULL,
    category TEXT NOT NULL,
    first_on TEXT NOT NULL,
    last_on TEXT NOT NULL,
    begins BIGINT,
    ends BIGINT,
    day_note TEXT NOT NULL,
    rule TEXT NOT NULL,
    excluded TEXT NOT NULL,
    facility TEXT NOT NULL,
    place TEXT NOT NULL,
    address TEXT NOT NULL,
    building TEXT NOT NULL,
    district TEXT NOT NULL,
    latitude {{real}},
    longitude {{real}},
    access TEXT NOT NULL,
    parking TEXT NOT NULL,
    charge TEXT NOT NULL CHECK (charge IN ('free', 'paid', 'unknown')),
    fee TEXT NOT NULL,
    fee_detail TEXT NOT NULL,
    room TEXT NOT NULL CHECK (room IN ('indoors', 'outdoors', 'both', 'unknown')),
    age_from BIGINT,
    age_to BIGINT,
    ages_note TEXT NOT NULL,
    audience TEXT NOT NULL CHECK (audience IN ('family', 'general')),
    capacity TEXT NOT NULL,
    apply_until TEXT,
    apply_how TEXT NOT NULL,
    contact TEXT NOT NULL,
    phone TEXT NOT NULL,
    organiser TEXT NOT NULL,
    url TEXT NOT NULL,
    note TEXT NOT NULL,
    source_name TEXT NOT NULL,
    updated_on TEXT NOT NULL,
    sequence BIGINT NOT NULL,
    closed_on TEXT,
    extras TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    edited_at BIGINT
);
CREATE INDEX event_by_source_id ON event (source_id);
CREATE INDEX event_by_facility ON event (facility);

-- The days on which an event takes place by its rule, three years ahead. Closed days of the place
-- are taken off when the list is read, so a change of the place's hours is seen at once.
CREATE TABLE event_day (
    day TEXT NOT NULL,
    begins BIGINT NOT NULL,
    event_id BIGINT NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    last_day TEXT NOT NULL,
    PRIMARY KEY (day, begins, event_id)
);
CREATE INDEX event_day_by_event ON event_day (event_id, day);
