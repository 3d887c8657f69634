CREATE TABLE attempt (
    id {{id}},
    tried TEXT NOT NULL,
    who TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX attempt_by_who ON attempt (tried, who, created_at);
CREATE INDEX attempt_by_age ON attempt (created_at);
