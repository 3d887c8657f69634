-- Where each row that came from a file is, and what the file said last (hash).
CREATE TABLE imported_row (
    source TEXT NOT NULL,
    row_key TEXT NOT NULL,
    row_id BIGINT NOT NULL,
    content_hash TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    closed_at BIGINT,
    PRIMARY KEY (source, row_key)
);
