-- The outbox. `sealed` holds the letter until it is sent or given up, then nothing.
CREATE TABLE letter (
    id {{id}},
    sealed TEXT NOT NULL,
    once TEXT UNIQUE,
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    attempts BIGINT NOT NULL,
    claimed_until BIGINT,
    sent_at BIGINT,
    failed_at BIGINT,
    problem TEXT
);
CREATE INDEX letter_due ON letter (due_at) WHERE sent_at IS NULL AND failed_at IS NULL;
CREATE INDEX letter_by_age ON letter (created_at);
