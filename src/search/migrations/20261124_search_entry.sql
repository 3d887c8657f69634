-- search_entry: what everybody may find. A copy for finding, written by the room that owns the row.
CREATE TABLE search_entry (
    id {{id}},
    kind TEXT NOT NULL,
    source BIGINT NOT NULL,
    source_id TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    keywords TEXT NOT NULL,
    url TEXT NOT NULL,
    age_from BIGINT,
    age_to BIGINT,
    day_from TEXT,
    day_to TEXT,
    latitude DOUBLE PRECISION,
    longitude DOUBLE PRECISION,
    published_on TEXT,
    visible_until TEXT,
    official BIGINT NOT NULL,
    gone BIGINT NOT NULL,
    hash BIGINT NOT NULL,
    seq BIGINT NOT NULL UNIQUE,
    UNIQUE (kind, source)
);

-- The last seq given out: taken in the writer's transaction, so a smaller seq is never committed later.
CREATE TABLE search_counter (
    one BIGINT PRIMARY KEY CHECK (one = 1),
    last BIGINT NOT NULL
);
INSERT INTO search_counter (one, last) VALUES (1, 0);

-- search_miss: words that found nothing, by day. Nothing about who asked.
CREATE TABLE search_miss (
    day TEXT NOT NULL,
    query TEXT NOT NULL,
    count BIGINT NOT NULL,
    PRIMARY KEY (day, query)
);
