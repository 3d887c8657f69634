CREATE TABLE article (
    id {{id}},
    kind TEXT NOT NULL CHECK (kind IN ('article', 'faq', 'column')),
    source_id TEXT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    keywords TEXT NOT NULL,
    department TEXT NOT NULL,
    author TEXT NOT NULL,
    published_on TEXT NOT NULL,
    updated_on TEXT NOT NULL,
    checked_on TEXT,
    review_on TEXT,
    valid_until TEXT,
    withdrawn_on TEXT,
    related TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    edited_at BIGINT
);
CREATE INDEX article_by_day ON article (kind, updated_on, id);
CREATE INDEX article_by_source_id ON article (source_id);
CREATE INDEX article_by_author ON article (author);

CREATE TABLE article_age (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    age_from BIGINT NOT NULL,
    age_to BIGINT NOT NULL,
    PRIMARY KEY (article_id, age_from)
);

-- facet 'category' (分野) or 'purpose' (目的)
CREATE TABLE article_topic (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    facet TEXT NOT NULL CHECK (facet IN ('category', 'purpose')),
    value TEXT NOT NULL,
    PRIMARY KEY (article_id, facet, value)
);
CREATE INDEX article_topic_by_value ON article_topic (facet, value, article_id);

-- What an article said before it was changed.
CREATE TABLE article_version (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    version BIGINT NOT NULL,
    title TEXT NOT NULL,
    summary TEXT NOT NULL,
    body TEXT NOT NULL,
    updated_on TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    created_by TEXT NOT NULL,
    PRIMARY KEY (article_id, version)
);

-- Pictures and documents that belong to an article; the bytes are in the room files.
CREATE TABLE article_file (
    article_id BIGINT NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    file_name TEXT NOT NULL,
    title TEXT NOT NULL,
    PRIMARY KEY (article_id, position)
);

-- An address of the site that was there before (K9): answered 301.
CREATE TABLE old_address (
    path TEXT PRIMARY KEY,
    target TEXT NOT NULL
);
